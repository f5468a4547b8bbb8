#include "app/checkpoints.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <optional>
#include <stdexcept>

#include "app/durable_file.hpp"
#include "app/queries.hpp"
#include "platform/json/document.hpp"
#include "platform/json/writer.hpp"
#include "platform/observability/log.hpp"

namespace billspay::app {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes pause{5};
constexpr std::string_view signature_member = R"(,"signature":")";
constexpr std::string_view state_member = R"("events":)";
constexpr std::size_t date_size = 10;  // of 2026-11-22.jsonl

std::string state_text(const ChainState& state) {
  std::string text(state_member);
  json::append_integer(text, state.events);
  text += R"(,"unchained":)";
  json::append_integer(text, state.unchained);
  text += R"(,"lanes":[)";
  for (const LaneEnd& end : state.lanes) {
    text += text.ends_with('[') ? "[" : ",[";
    json::append_integer(text, end.lane);
    text.push_back(',');
    json::append_integer(text, end.position);
    text.push_back(',');
    json::append_string(text, end.head);
    text.push_back(']');
  }
  return text + "]";
}

std::string line_of(const vault::LedgerKeys& keys, const std::string& state) {
  std::string text = R"({"at":")" + format_timestamp(now()) + R"(",)" + state + "}";
  const std::string signature = keys.sign(text);
  text.pop_back();
  return text + std::string(signature_member) + signature + "\"}\n";
}

// Without its signature; nothing when it is not signed by these keys.
std::optional<std::string> signed_part(const vault::LedgerKeys& keys, std::string_view line) {
  const std::size_t end = line.rfind(signature_member);
  if (end == std::string_view::npos || !line.ends_with("\"}")) return std::nullopt;
  std::string text = std::string(line.substr(0, end)) + "}";
  line.remove_prefix(end + signature_member.size());
  line.remove_suffix(2);
  return keys.is_signed(text, line) ? std::optional(std::move(text)) : std::nullopt;
}

std::optional<LaneEnd> lane_end_of(const json::Node& node) {
  if (!node.is_array()) return std::nullopt;
  const auto parts = node.elements();
  if (parts.size() != 3) return std::nullopt;
  const auto lane = parts[0].integer();
  const auto position = parts[1].integer();
  const auto head = parts[2].string();
  if (!lane || !position || !head) return std::nullopt;
  return LaneEnd{static_cast<int>(*lane), *position, std::string(*head)};
}

std::optional<Checkpoint> checkpoint_of(const std::string& text) {
  const auto document = json::Document::parse(text);
  if (!document) return std::nullopt;
  const auto member = [&](std::string_view name) { return document->root().member(name); };
  const auto at = member("at");
  const auto events = member("events");
  const auto unchained = member("unchained");
  const auto lanes = member("lanes");
  if (!at || !at->string() || !events || !events->integer() || !unchained ||
      !unchained->integer() || !lanes || !lanes->is_array()) {
    return std::nullopt;
  }
  Checkpoint checkpoint{
      "", std::string(*at->string()), {*events->integer(), *unchained->integer(), {}}};
  for (const auto& node : lanes->elements()) {
    auto end = lane_end_of(node);
    if (!end) return std::nullopt;
    checkpoint.state.lanes.push_back(std::move(*end));
  }
  return checkpoint;
}

// One file a day, by date.
std::vector<fs::path> files_of(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(directory)) {
    const auto name = entry.path().filename().string();
    if (entry.path().extension() == ".jsonl" && parse_date(name.substr(0, date_size))) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

[[noreturn]] void fail(const fs::path& path) {
  throw std::runtime_error(path.string() + " cannot be written (" +
                           std::generic_category().message(errno) +
                           "): AUDIT_CHECKPOINTS must name a directory of the server's own.");
}

void make_directory(const fs::path& directory) {
  std::error_code failed;
  if (fs::create_directories(directory, failed)) {
    fs::permissions(directory, fs::perms::owner_all, failed);
  }
  if (failed || ::access(directory.c_str(), W_OK | X_OK) != 0) fail(directory);
}

// A file that is open and ours until it is closed.
class LockedFile {
 public:
  explicit LockedFile(const fs::path& path)
      : path_(path),
        descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0) fail(path_);
    leave_to_the_server();
  }
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;
  ~LockedFile() { ::close(descriptor_); }

  // The end of a file that is whole lines but for a last one, which a power cut may have torn: it
  // was never acknowledged, and goes.
  std::string tail() {
    const off_t size = ::lseek(descriptor_, 0, SEEK_END);
    const off_t start = std::max<off_t>(0, size - longest_line);
    std::string text(static_cast<std::size_t>(size - start), '\0');
    const ssize_t count = ::pread(descriptor_, text.data(), text.size(), start);
    if (count != static_cast<ssize_t>(text.size())) fail(path_);
    const std::size_t kept = text.rfind('\n') + 1;
    if (kept != text.size() && ::ftruncate(descriptor_, start + static_cast<off_t>(kept)) != 0) {
      fail(path_);
    }
    text.resize(kept);
    return text;
  }

  void append(std::string_view text) {
    ::lseek(descriptor_, 0, SEEK_END);
    while (!text.empty()) {
      const ssize_t count = ::write(descriptor_, text.data(), text.size());
      if (count < 0) fail(path_);
      text.remove_prefix(static_cast<std::size_t>(count));
    }
    if (::fsync(descriptor_) != 0) fail(path_);
  }

 private:
  // Root writes at the command line into the directory of the server, which must go on with the
  // file.
  void leave_to_the_server() const {
    struct stat directory{};
    if (::geteuid() != 0) return;
    if (::stat(path_.parent_path().c_str(), &directory) != 0 ||
        ::fchown(descriptor_, directory.st_uid, directory.st_gid) != 0) {
      fail(path_);
    }
  }

  static constexpr off_t longest_line = 64L * 1024;

  fs::path path_;
  int descriptor_;
};

std::string_view last_line(std::string_view text) {
  if (text.empty()) return text;
  text.remove_suffix(1);
  return text.substr(text.rfind('\n') + 1);
}

bool says(std::string_view line, std::string_view state) {
  const std::size_t start = line.find(state_member);
  const std::size_t end = line.rfind(signature_member);
  return start != std::string_view::npos && end != std::string_view::npos && start < end &&
         line.substr(start, end - start) == state;
}

std::int64_t number(const postgres::BlockingConnection::Value& value) {
  return std::stoll(value.value_or("0"));
}

}  // namespace

ChainState read_chain_state(postgres::BlockingConnection& connection) {
  connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const auto totals = connection.query(std::string(sql::app::chain_totals.sql));
  const auto lanes = connection.query(std::string(sql::app::used_lanes.sql));
  connection.execute("COMMIT");
  ChainState state{number(totals[0][0]), number(totals[0][1]), {}};
  for (const auto& lane : lanes) {
    state.lanes.push_back(
        {static_cast<int>(number(lane[0])), number(lane[1]), lane[2].value_or("")});
  }
  return state;
}

fs::path append_checkpoint(const fs::path& directory, const vault::LedgerKeys& keys,
                           const ChainState& state) {
  make_directory(directory);
  fs::path today_file = directory / (format_date(today()) + ".jsonl");
  const std::string text = state_text(state);
  const auto files = files_of(directory);
  if (!files.empty() && files.back() != today_file) {
    LockedFile newest(files.back());
    if (says(last_line(newest.tail()), text)) return {};
  }
  LockedFile file(today_file);
  if (says(last_line(file.tail()), text)) return {};
  file.append(line_of(keys, text));
  sync_directory(directory);
  return today_file;
}

int read_checkpoints(const fs::path& directory, const vault::LedgerKeys& keys,
                     const std::function<void(Checkpoint)>& found,
                     const std::function<void(std::string)>& wrong) {
  const auto files = files_of(directory);
  for (const auto& file : files) {
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error(file.string() + " cannot be read.");
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      if (stream.eof()) break;
      std::string place = file.filename().string() + ":" + std::to_string(++number);
      const auto text = signed_part(keys, line);
      auto checkpoint = text ? checkpoint_of(*text) : std::nullopt;
      if (!checkpoint) {
        wrong(std::move(place));
        continue;
      }
      checkpoint->place = std::move(place);
      found(std::move(*checkpoint));
    }
    if (stream.bad()) throw std::runtime_error(file.string() + " cannot be read.");
  }
  return static_cast<int>(files.size());
}

CheckpointClock::CheckpointClock(const SecretString& database_url, fs::path directory,
                                 const vault::LedgerKeys& keys)
    : database_url_(database_url),
      directory_(std::move(directory)),
      keys_(keys),
      succeeded_(now()) {
  make_directory(directory_);
  thread_ = std::jthread([this] { run(); });
}

CheckpointClock::~CheckpointClock() { stop(); }

void CheckpointClock::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

double CheckpointClock::age_seconds() const noexcept {
  return std::chrono::duration<double>(now() - succeeded_.load()).count();
}

void CheckpointClock::run() {
  std::unique_lock lock(mutex_);
  do {
    lock.unlock();
    write();
    lock.lock();
  } while (!wake_.wait_for(lock, pause, [this] { return stopping_; }));
  lock.unlock();
  write();
}

void CheckpointClock::write() noexcept {
  try {
    postgres::BlockingConnection connection(database_url_.reveal(), "billspay_checkpoints");
    connection.execute("SET ROLE billspay_worker; SET statement_timeout = '5s'");
    const auto state = read_chain_state(connection);
    events_ = state.events;
    const auto file = append_checkpoint(directory_, keys_, state);
    succeeded_ = now();
    if (!file.empty()) log::info("audit-checkpoint", {{"events", state.events}});
  } catch (const std::exception& failure) {
    log::error("audit-checkpoint-failed", {{"reason", failure.what()}});
  }
}

}  // namespace billspay::app
