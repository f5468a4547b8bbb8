#include "demo/copy_rows.hpp"

namespace billspay::demo {
namespace {
constexpr std::size_t buffer_bytes = 256 * 1024;
constexpr std::uint64_t rows_per_command = 100'000;
constexpr std::uint64_t report_every = 5'000;
}  // namespace

CopyRows::CopyRows(postgres::BlockingConnection& connection, std::string_view table,
                   std::string_view columns, std::uint64_t total, ProgressBar* progress)
    : connection_(connection),
      table_(table),
      command_("COPY " + table_ + " (" + std::string(columns) + ") FROM STDIN"),
      total_(total),
      progress_(progress) {
  buffer_.reserve(buffer_bytes + 4096);
}

void CopyRows::append_raw(std::string_view text) {
  buffer_ += text;
  buffer_ += '\t';
}

void CopyRows::append(std::string_view text) {
  for (const char c : text) {
    if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
      buffer_ += '\\';
      buffer_ += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
    } else {
      buffer_ += c;
    }
  }
  buffer_ += '\t';
}

void CopyRows::append(const Uuid& id) {
  id.append_to(buffer_);
  buffer_ += '\t';
}

void CopyRows::append(Timestamp at) {
  append_timestamp(buffer_, at);
  buffer_ += '\t';
}

void CopyRows::append(Money amount) { append_raw(amount.to_string()); }

void CopyRows::append(const Bytes& bytes) {
  buffer_ += "\\\\x";
  append_raw(hex(as_text(bytes)));
}

void CopyRows::end_row() {
  buffer_.back() = '\n';
  ++done_;
  if (buffer_.size() >= buffer_bytes) put_buffer();
  if (done_ % rows_per_command == 0) finish();
  if (progress_ != nullptr && done_ % report_every == 0) progress_->show(table_, done_, total_);
}

void CopyRows::put_buffer() {
  if (!copy_) copy_.emplace(connection_.copy_in(command_));
  copy_->put(buffer_);
  buffer_.clear();
}

void CopyRows::finish() {
  put_buffer();
  copy_->finish();
  copy_.reset();
  if (progress_ != nullptr) progress_->show(table_, done_, total_);
}

}  // namespace billspay::demo
