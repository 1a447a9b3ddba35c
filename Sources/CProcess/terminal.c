#include "CProcess.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

int lb_is_terminal(int descriptor) {
    return isatty(descriptor);
}

int lb_terminal_columns(int descriptor) {
    struct winsize size;
    if (!isatty(descriptor) || ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

static int read_byte(void) {
    unsigned char byte;
    ssize_t got;
    do {
        got = read(STDIN_FILENO, &byte, 1);
    } while (got < 0 && errno == EINTR);
    return got == 1 ? byte : -1;
}

int lb_read_key(void) {
    struct termios before, raw;
    if (tcgetattr(STDIN_FILENO, &before) != 0) return read_byte();
    raw = before;
    // Signals stay off for the one read, so that the terminal is always put back.
    raw.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) != 0) return read_byte();
    int key = read_byte();
    if (key == 27) {
        struct pollfd more = {.fd = STDIN_FILENO, .events = POLLIN};
        while (poll(&more, 1, 20) == 1 && (more.revents & POLLIN) && read_byte() >= 0) {}
    }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    return key;
}
