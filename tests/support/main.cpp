#include <gtest/gtest.h>
#include <signal.h>
#include <sodium.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "platform/auth/hash_worker.hpp"

// What sanitizers cannot know of libraries that were not built with them: Pango hands fonts from
// fontconfig to another thread under GLib's locks, and fontconfig keeps some of them until the end.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so\n"; }
extern "C" const char* __tsan_default_suppressions() { return "race:libfontconfig.so\n"; }
// NOLINTEND(bugprone-reserved-identifier)

// The test programs' entry point; as in the server, the hashing process is the program itself.
int main(int argc, char** argv) {
  if (sodium_init() < 0) {
    std::fputs("libsodium cannot be used on this machine.\n", stderr);
    return 1;
  }
  if (argc == 4 && std::string_view(argv[1]) == "hash-worker") {
    return billspay::auth::run_hash_worker(std::atoi(argv[2]), std::atoi(argv[3]));
  }
  ::signal(SIGPIPE, SIG_IGN);  // as in the server; sockets report EPIPE instead
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
