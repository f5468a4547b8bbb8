#include "app/durable_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "app/small_file.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/temporary_folder.hpp"

namespace billspay::app {
namespace {

namespace fs = std::filesystem;

class DurableFile : public testing::Test {
 protected:
  [[nodiscard]] std::string path() const { return folder_ / "key"; }
  [[nodiscard]] long files() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }
  [[nodiscard]] unsigned mode() const {
    struct stat status{};
    ::stat(path().c_str(), &status);
    return status.st_mode & 07777U;
  }

  test_support::TemporaryFolder temporary_;
  fs::path folder_{temporary_.path()};
};

// While it lives, no file grows past so many bytes, as on a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit less{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &less);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  void (*handler_)(int);
  rlimit before_{};
};

TEST_F(DurableFile, OfASecretIsMadeOnceAndReadableByItsOwnerOnly) {
  EXPECT_TRUE(make_secret_file(path(), SecretString("one")));
  EXPECT_EQ(mode(), 0400U);
  EXPECT_FALSE(make_secret_file(path(), SecretString("two")));
  EXPECT_EQ(read_small_file(path()), "one");
  EXPECT_EQ(files(), 1);
}

TEST_F(DurableFile, OfASecretFollowsNoLink) {
  fs::create_symlink(folder_ / "elsewhere", path());
  EXPECT_FALSE(make_secret_file(path(), SecretString("one")));
  EXPECT_FALSE(fs::exists(folder_ / "elsewhere"));
}

TEST_F(DurableFile, IsThereCompletelyOrNotAtAll) {
  const std::string text(5'000, 'x');
  {
    const FullDisk full(1'000);
    EXPECT_THROW(make_secret_file(path(), SecretString(text)), std::runtime_error);
    EXPECT_EQ(files(), 0);
  }
  replace_file(path(), "before", {.mode = 0640, .group = {}});
  {
    const FullDisk full(1'000);
    EXPECT_THROW(replace_file(path(), text, {.mode = 0640, .group = {}}), std::runtime_error);
  }
  EXPECT_EQ(read_small_file(path()), "before");
  EXPECT_EQ(files(), 1);
}

TEST_F(DurableFile, OfASecretHasOneMakerWhenManyTry) {
  std::array<bool, 8> made{};
  test_support::in_parallel(8, [&](int index) {
    const std::string text(10'000, static_cast<char>('a' + index));
    made[static_cast<std::size_t>(index)] = make_secret_file(path(), SecretString(text));
  });
  EXPECT_EQ(std::ranges::count(made, true), 1);
  const auto maker = static_cast<char>('a' + (std::ranges::find(made, true) - made.begin()));
  EXPECT_EQ(read_small_file(path()), std::string(10'000, maker));
  EXPECT_EQ(files(), 1);
}

TEST_F(DurableFile, KeepsTheRightsOfWhatItReplaces) {
  replace_file(path(), "one", {.mode = 0640, .group = {}});
  EXPECT_EQ(mode(), 0640U);
  fs::permissions(path(), fs::perms(0604));
  replace_file(path(), "two", {.mode = 0600, .group = {}});
  EXPECT_EQ(mode(), 0604U);
  EXPECT_EQ(read_small_file(path()), "two");
}

TEST_F(DurableFile, IsReplacedThroughALinkAndADeviceStaysOne) {
  const auto target = (folder_ / "target").string();
  replace_file(target, "one", {.mode = 0640, .group = {}});
  fs::create_symlink(target, path());
  replace_file(path(), "two", {.mode = 0600, .group = {}});
  EXPECT_TRUE(fs::is_symlink(path()));
  EXPECT_EQ(read_small_file(target), "two");
  replace_file("/dev/null", "three", {.mode = 0600, .group = {}});
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(DurableFile, SaysWhichFileCannotBeWritten) {
  const auto lost = (folder_ / "nowhere/key").string();
  try {
    make_secret_file(lost, SecretString("a secret"));
    ADD_FAILURE() << "it was written";
  } catch (const std::runtime_error& failure) {
    EXPECT_TRUE(std::string(failure.what()).starts_with(lost + ": ")) << failure.what();
    EXPECT_FALSE(std::string(failure.what()).contains("a secret"));
  }
}

}  // namespace
}  // namespace billspay::app
