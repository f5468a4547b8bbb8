// Certificates that sign themselves, for tests of TLS and of what watches over expiry.
#pragma once

#include <string>

namespace billspay::test_support {

// Writes PEM files; it is valid from now on for so many seconds, which may be negative.
void write_certificate(const std::string& certificate_file, const std::string& key_file,
                       long seconds = 3600);

}  // namespace billspay::test_support
