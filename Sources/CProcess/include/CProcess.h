#pragma once

/// Whether `descriptor` is a terminal: 1 or 0.
int lb_is_terminal(int descriptor);
/// Columns of the terminal, or 0 if it is none or does not say.
int lb_terminal_columns(int descriptor);
/// Waits for one key on standard input, without echo and without Return.
/// The byte, 3 for Ctrl-C, or -1 at the end of input. Escape sequences are read whole and give 27.
int lb_read_key(void);

/// Makes the heap grow by 2 MiB at a time: in steps of pages, a short run spends a tenth of its time on them.
void lb_widen_heap(void);
