// What Cairo 1.16 cannot say of a document: its language, and that its title is what a window
// should be called (both demanded by PDF/UA, ISO 14289-1 §7.1 and §7.2).
#pragma once

#include <string>
#include <string_view>

namespace billspay::pdf {

// Appends a changed catalogue (an incremental update, ISO 32000-1 §7.5.6). A file that is not laid
// out as expected is returned as it is.
std::string with_language(std::string file, std::string_view language);

}  // namespace billspay::pdf
