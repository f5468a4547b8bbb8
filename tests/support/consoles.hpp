// A small console in the place of the real ones, so that tests of pages know what is in them and
// need no build of the web workspace. Its compressed forms are only words that say so.
#pragma once

#include "app/consoles.hpp"

namespace billspay::test_support {

// Has "/", "/sign-in" and "/customers"; the same for all three audiences.
const app::Consoles& sample_consoles();

}  // namespace billspay::test_support
