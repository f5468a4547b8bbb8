#include "tests/support/pdf_reader.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace billspay::test_support {
namespace {

namespace fs = std::filesystem;

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 4096> buffer;
  for (;;) {
    const auto size = ::read(descriptor, buffer.data(), buffer.size());
    if (size <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
  return text;
}

std::string run_on(const std::string& file, const std::string& before, const std::string& after) {
  std::string path = (fs::temp_directory_path() / "billspay-pdf-XXXXXX").string();
  ::close(::mkstemp(path.data()));
  std::ofstream(path, std::ios::binary) << file;
  const std::string command = before + " " + path + " " + after + " 2>" + path + ".errors";
  FILE* output = ::popen(command.c_str(), "r");
  std::string text = read_all(::fileno(output));
  EXPECT_EQ(::pclose(output), 0) << command << ": is poppler-utils installed?";
  std::ifstream errors(path + ".errors");
  std::string complaint;
  std::getline(errors, complaint);
  EXPECT_EQ(complaint, "") << command;
  fs::remove(path);
  fs::remove(path + ".errors");
  return text;
}

}  // namespace

std::string text_of_pdf(const std::string& file) { return run_on(file, "pdftotext -raw", "-"); }
std::string facts_of_pdf(const std::string& file) { return run_on(file, "pdfinfo -isodates", ""); }
std::string structure_of_pdf(const std::string& file) {
  return run_on(file, "pdfinfo -struct-text", "");
}
std::string fonts_of_pdf(const std::string& file) {
  return run_on(file, "pdffonts", "| tail -n +3");
}

std::string in_another_process(const std::function<std::string()>& make) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    const std::string text = make();
    std::size_t written = 0;
    while (written < text.size()) {
      const auto size = ::write(ends[1], text.data() + written, text.size() - written);
      if (size <= 0) ::_exit(1);
      written += static_cast<std::size_t>(size);
    }
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string text = read_all(ends[0]);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  return text;
}

}  // namespace billspay::test_support
