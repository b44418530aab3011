/* Waits. */
void f(void)
{
    usleep(5);
    oversleep();
}
