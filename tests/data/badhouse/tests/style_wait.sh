# Waits. To sleep in a comment is allowed.
sleep 1
x=asleep
