int no_header;
	int tab;
int blank; 
typedef struct a {
    int x;
} b;
/* TODO: more */
#pragma GCC diagnostic ignored "-Wall"
/* xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx */
/* xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx */
/* 党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党 */
/* 党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党党x */
/* “TODO” in a string and typedef struct in a comment */
static const char s[] = "typedef struct #pragma";
