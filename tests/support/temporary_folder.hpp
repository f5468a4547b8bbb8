// A folder of a test's own that is gone afterwards.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace billspay::test_support {

class TemporaryFolder {
 public:
  TemporaryFolder() : path_(testing::TempDir() + "billspay-test-XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no folder for the test");
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }
  // Writes a line into it, with the folders on its way; its path.
  std::string file(const std::string& name, std::string_view text, mode_t mode = 0600) const {
    const auto place = path(name);
    std::filesystem::create_directories(std::filesystem::path(place).parent_path());
    std::ofstream(place) << text << "\n";
    ::chmod(place.c_str(), mode);
    return place;
  }

 private:
  std::string path_;
};

}  // namespace billspay::test_support
