// Structured logs: one event is one line of JSON on standard output, whatever its values contain
// (security statement S75), so that a log shipper or `jq` never meets a forged or broken line.
// Lines are written into one reused buffer per thread; secrets do not compile. systemd's journal
// also learns their levels.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/core/names.hpp"
#include "platform/core/secret.hpp"

namespace billspay::log {

enum class Level { debug, info, warn, error };

// What a field may hold. Text is looked at only during the call.
class Value {
 public:
  template <class T>
    requires std::convertible_to<const T&, std::string_view>
  Value(const T& text) : held_(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  template <std::same_as<bool> T>
  Value(T truth) : held_(truth) {}  // NOLINT(google-explicit-constructor)
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  Value(T number)  // NOLINT(google-explicit-constructor)
      : held_(static_cast<std::int64_t>(number)) {}
  template <std::floating_point T>
  Value(T number) : held_(static_cast<double>(number)) {}  // NOLINT(google-explicit-constructor)
  template <class T>
  Value(const Secret<T>&) = delete;

  void append_to(std::string& line) const;

 private:
  std::variant<std::string_view, bool, std::int64_t, double> held_;
};

struct Field {
  std::string_view key;  // a constant; "time", "level" and "event" are taken
  Value value;
};
using Fields = std::initializer_list<Field>;

// Event names are constants such as "request" or "listener-started".
void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warn(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

// Events below the level cost one comparison. The default is info.
void use_level(Level level) noexcept;
[[nodiscard]] bool enabled(Level level) noexcept;

// Writes out what is buffered; otherwise that happens each second and after warnings and errors.
void flush();

// For tests: while it lives, lines are kept here and not printed. One at a time.
class Capture {
 public:
  Capture();
  ~Capture();
  Capture(const Capture&) = delete;
  Capture& operator=(const Capture&) = delete;
  [[nodiscard]] std::vector<std::string> lines() const;

  struct Kept;

 private:
  std::shared_ptr<Kept> kept_;
};

}  // namespace billspay::log

namespace billspay {
template <>
inline constexpr auto names<log::Level> = std::array{
    Name<log::Level>{log::Level::debug, "debug"}, Name<log::Level>{log::Level::info, "info"},
    Name<log::Level>{log::Level::warn, "warn"}, Name<log::Level>{log::Level::error, "error"}};
}  // namespace billspay
