#include "platform/observability/log.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <mutex>

#include "platform/core/clock.hpp"

namespace billspay::log {

struct Capture::Kept {
  mutable std::mutex mutex;
  std::vector<std::string> lines;
};

namespace {

std::atomic<Level> lowest{Level::info};
std::mutex capture_mutex;
std::shared_ptr<Capture::Kept> capture;  // guarded by capture_mutex
std::atomic<bool> capturing{false};

// Whether systemd's journal reads standard output, by the file that JOURNAL_STREAM names
// (systemd.exec(5)).
bool journal_reads_output() noexcept {
  // Nobody sets variables.
  const char* stream = std::getenv("JOURNAL_STREAM");  // NOLINT(concurrency-mt-unsafe)
  struct stat status{};
  if (stream == nullptr || ::fstat(STDOUT_FILENO, &status) != 0) return false;
  return std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino) == stream;
}

// What tells the journal how grave a line is, which it takes off (sd-daemon(3)).
std::string_view journal_prefix(spdlog::level::level_enum level) noexcept {
  switch (level) {
    case spdlog::level::debug:
      return "<7>";
    case spdlog::level::warn:
      return "<4>";
    case spdlog::level::err:
      return "<3>";
    default:
      return "<6>";
  }
}

// spdlog's own stdout sink flushes every line: a system call per request. This one gathers.
class StandardOutput final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  StandardOutput() { pending_.reserve(capacity); }
  ~StandardOutput() override { write_out(); }
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    const auto prefix = journal_ ? journal_prefix(message.level) : std::string_view();
    if (pending_.size() + prefix.size() + message.payload.size() + 1 > capacity) write_out();
    pending_ += prefix;
    pending_.append(message.payload.data(), message.payload.size());
    pending_.push_back('\n');
  }
  void flush_() override { write_out(); }

 private:
  static constexpr std::size_t capacity = 64UL * 1024;

  void write_out() noexcept {
    std::string_view rest = pending_;
    while (!rest.empty()) {
      const auto written = ::write(STDOUT_FILENO, rest.data(), rest.size());
      if (written < 0 && errno != EINTR) break;  // nobody to tell
      if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
    }
    pending_.clear();
  }

  const bool journal_ = journal_reads_output();
  std::string pending_;
};

spdlog::logger& output() {
  static const auto logger = [] {
    auto made = std::make_shared<spdlog::logger>("billspay", std::make_shared<StandardOutput>());
    made->set_pattern("%v");
    made->set_level(spdlog::level::trace);
    made->flush_on(spdlog::level::warn);
    spdlog::register_logger(made);
    spdlog::flush_every(std::chrono::seconds(1));
    return made;
  }();
  return *logger;
}

spdlog::level::level_enum spdlog_level(Level level) noexcept {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warn:
      return spdlog::level::warn;
    case Level::error:
      break;
  }
  return spdlog::level::err;
}

// How many bytes of well-formed UTF-8 start here (RFC 3629); 0 for none.
std::size_t sequence_length(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto continues = [&](std::size_t i) {
    return at + i < text.size() && (byte(i) & 0xc0U) == 0x80U;
  };
  const unsigned first = byte(0);
  if (first < 0xc2 || first > 0xf4 || !continues(1)) return 0;
  const unsigned second = byte(1);
  if (first < 0xe0) return 2;
  if (first < 0xf0) {
    const bool overlong = first == 0xe0 && second < 0xa0;
    const bool surrogate = first == 0xed && second >= 0xa0;
    return !overlong && !surrogate && continues(2) ? 3 : 0;
  }
  const bool overlong = first == 0xf0 && second < 0x90;
  const bool too_high = first == 0xf4 && second >= 0x90;
  return !overlong && !too_high && continues(2) && continues(3) ? 4 : 0;
}

// C1 controls and the Unicode line separators, which some viewers act upon.
bool needs_escape(std::string_view sequence) noexcept {
  return (sequence.size() == 2 && sequence[0] == '\xc2' && sequence[1] < '\xa0') ||
         sequence == "\xe2\x80\xa8" || sequence == "\xe2\x80\xa9";
}

void append_code_unit(std::string& line, unsigned unit) {
  constexpr std::string_view digits = "0123456789abcdef";
  line += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) line.push_back(digits[(unit >> shift) & 0xfU]);
}

void append_ascii(std::string& line, char c) {
  switch (c) {
    case '"':
      line += "\\\"";
      return;
    case '\\':
      line += "\\\\";
      return;
    case '\n':
      line += "\\n";
      return;
    case '\r':
      line += "\\r";
      return;
    case '\t':
      line += "\\t";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
    append_code_unit(line, static_cast<unsigned char>(c));
  } else {
    line.push_back(c);
  }
}

void append_text(std::string& line, std::string_view text) {
  line.push_back('"');
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_ascii(line, text[at++]);
      continue;
    }
    const std::size_t length = sequence_length(text, at);
    if (length == 0) {
      append_code_unit(line, 0xfffd);
      ++at;
      continue;
    }
    const std::string_view sequence = text.substr(at, length);
    if (needs_escape(sequence)) {
      const auto last = static_cast<unsigned char>(sequence.back());
      append_code_unit(line, length == 2 ? last : 0x2000U + (last & 0x3fU));
    } else {
      line += sequence;
    }
    at += length;
  }
  line.push_back('"');
}

template <class Number>
void append_number(std::string& line, Number number) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  line.append(digits, end);
}

void write(Level level, std::string_view event, Fields fields) {
  if (!enabled(level)) return;
  thread_local std::string line;
  line.clear();
  line += R"({"time":")";
  append_timestamp(line, now());
  line += R"(","level":")";
  line += name_of(level);
  line += R"(","event":)";
  append_text(line, event);
  for (const Field& field : fields) {
    line.push_back(',');
    append_text(line, field.key);
    line.push_back(':');
    field.value.append_to(line);
  }
  line.push_back('}');
  if (capturing.load(std::memory_order_acquire)) {
    const std::lock_guard guard(capture_mutex);
    if (capture) {
      const std::lock_guard lines_guard(capture->mutex);
      capture->lines.push_back(line);
      return;
    }
  }
  output().log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace

void Value::append_to(std::string& line) const {
  if (const auto* text = std::get_if<std::string_view>(&held_)) {
    append_text(line, *text);
  } else if (const auto* truth = std::get_if<bool>(&held_)) {
    line += *truth ? "true" : "false";
  } else if (const auto* whole = std::get_if<std::int64_t>(&held_)) {
    append_number(line, *whole);
  } else if (const double number = std::get<double>(held_); std::isfinite(number)) {
    append_number(line, number);
  } else {
    line += "null";  // JSON has no infinity
  }
}

void debug(std::string_view event, Fields fields) { write(Level::debug, event, fields); }
void info(std::string_view event, Fields fields) { write(Level::info, event, fields); }
void warn(std::string_view event, Fields fields) { write(Level::warn, event, fields); }
void error(std::string_view event, Fields fields) { write(Level::error, event, fields); }

void use_level(Level level) noexcept { lowest.store(level, std::memory_order_relaxed); }
bool enabled(Level level) noexcept { return level >= lowest.load(std::memory_order_relaxed); }

void flush() { output().flush(); }

Capture::Capture() : kept_(std::make_shared<Kept>()) {
  const std::lock_guard guard(capture_mutex);
  capture = kept_;
  capturing.store(true, std::memory_order_release);
}

Capture::~Capture() {
  const std::lock_guard guard(capture_mutex);
  capture.reset();
  capturing.store(false, std::memory_order_release);
}

std::vector<std::string> Capture::lines() const {
  const std::lock_guard guard(kept_->mutex);
  return kept_->lines;
}

}  // namespace billspay::log
