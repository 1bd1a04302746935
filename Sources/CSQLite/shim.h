#pragma once
#include <sqlite3.h>

// sqlite3_db_config has a variable number of arguments, which Swift cannot pass.
static inline int csqlite_set_option(sqlite3 *connection, int option, int value) {
  return sqlite3_db_config(connection, option, value, (int *)0);
}
