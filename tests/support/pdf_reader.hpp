// Reads PDF files with Poppler's programs (Debian's poppler-utils), as somebody else would.
#pragma once

#include <functional>
#include <string>

namespace billspay::test_support {

// Its text in reading order. Fails the test when Poppler finds a fault in the file.
std::string text_of_pdf(const std::string& file);
// What it says of itself: title, dates, pages, whether it is tagged.
std::string facts_of_pdf(const std::string& file);
// Its structure with the text of each element.
std::string structure_of_pdf(const std::string& file);
// One line a font.
std::string fonts_of_pdf(const std::string& file);

// What `make` returns in a process of its own.
std::string in_another_process(const std::function<std::string()>& make);

}  // namespace billspay::test_support
