// A value that cannot be printed, logged or serialised by accident and wipes itself.
// Reading it takes the word `reveal`, which is easy to search for in a review.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace billspay {

// Overwrites memory in a way that the optimiser may not drop (sodium_memzero).
void wipe(void* memory, std::size_t size) noexcept;

template <class T>
class Secret;

template <>
class Secret<std::string> {
 public:
  Secret() = default;
  explicit Secret(std::string value) noexcept : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept : value_(std::move(other.value_)) { other.clear(); }
  Secret& operator=(const Secret& other) {
    if (this != &other) {
      clear();
      value_ = other.value_;
    }
    return *this;
  }
  Secret& operator=(Secret&& other) noexcept {
    if (this != &other) {
      clear();
      value_ = std::move(other.value_);
      other.clear();
    }
    return *this;
  }
  ~Secret() { clear(); }

  [[nodiscard]] const std::string& reveal() const noexcept { return value_; }
  [[nodiscard]] bool empty() const noexcept { return value_.empty(); }

 private:
  void clear() noexcept {
    wipe(value_.data(), value_.capacity());
    value_.clear();
  }

  std::string value_;
};

using SecretString = Secret<std::string>;

}  // namespace billspay
