#include "app/audit_trail.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include <fmt/core.h>

#include "app/checkpoints.hpp"
#include "app/queries.hpp"
#include "platform/core/hex.hpp"
#include "resources/audit_events/audit_events.hpp"

namespace billspay::app {
namespace {

using Value = postgres::BlockingConnection::Value;
using Row = postgres::BlockingConnection::Row;

constexpr std::string_view rows_at_once = "5000";

// The columns of walk_chain; those of the content come in the order of audit_events::Link.
enum Column : std::size_t {
  lane,
  position,
  mac,
  shown_at,
  id,
  microseconds,
  user_id,
  audience,
  actor_kind,
  actor_id,
  actor_name,
  action,
  outcome,
  object_kind,
  object_id,
  before,
  after,
  reason,
  ip,
  request_id
};

std::optional<std::int64_t> number(const Value& value) {
  std::int64_t parsed = 0;
  if (!value) return std::nullopt;
  const char* end = value->data() + value->size();
  const auto [stop, error] = std::from_chars(value->data(), end, parsed);
  return error == std::errc() && stop == end ? std::optional(parsed) : std::nullopt;
}

// Reads a row, and notes when it holds what no event can hold.
class Reader {
 public:
  explicit Reader(const Row& row) : row_(row) {}

  std::string text(Column column) {
    if (!row_[column]) sound_ = false;
    return row_[column].value_or("");
  }
  std::optional<Uuid> uuid(Column column) {
    if (!row_[column]) return std::nullopt;
    const auto parsed = Uuid::parse(*row_[column]);
    if (!parsed) sound_ = false;
    return parsed;
  }
  std::int64_t integer(Column column) {
    const auto parsed = number(row_[column]);
    if (!parsed) sound_ = false;
    return parsed.value_or(0);
  }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  const Row& row_;
  bool sound_ = true;
};

std::optional<audit_events::Link> link_of(const Row& row) {
  Reader read(row);
  audit_events::Link link{static_cast<std::int16_t>(read.integer(lane)),
                          read.integer(position),
                          AuditEventId(read.uuid(id).value_or(Uuid())),
                          Timestamp(std::chrono::microseconds(read.integer(microseconds))),
                          read.uuid(user_id),
                          read.text(audience),
                          read.text(actor_kind),
                          read.uuid(actor_id),
                          read.text(actor_name),
                          read.text(action),
                          read.text(outcome),
                          read.text(object_kind),
                          read.uuid(object_id),
                          row[before],
                          row[after],
                          row[reason],
                          row[ip],
                          read.text(request_id)};
  return read.sound() ? std::optional(std::move(link)) : std::nullopt;
}

Bytes bytes_of(const Value& hexadecimal) {
  return as_bytes(from_hex(hexadecimal.value_or("")).value_or(""));
}

// What the checkpoints say of one lane, by position.
struct Witness {
  std::int64_t position;
  Bytes head;
  std::uint32_t place;  // index into Witnesses::places
};

struct Witnesses {
  std::map<int, std::vector<Witness>> lanes;
  std::vector<std::string> places;  // "2026-11-22.jsonl:7, written 2026-11-22T…"
  std::vector<std::pair<std::int64_t, std::uint32_t>> unchained;  // number and place, as it changed
  std::vector<Finding> wrong;
};

void add(Witnesses& all, const Checkpoint& checkpoint) {
  const auto place = static_cast<std::uint32_t>(all.places.size());
  all.places.push_back(checkpoint.place + ", written " + checkpoint.at);
  for (const LaneEnd& end : checkpoint.state.lanes) {
    auto& lane_witnesses = all.lanes[end.lane];
    auto head = bytes_of(end.head);
    const bool same = !lane_witnesses.empty() && lane_witnesses.back().head == head &&
                      lane_witnesses.back().position == end.position;
    if (!same) lane_witnesses.push_back({end.position, std::move(head), place});
  }
  if (all.unchained.empty() || all.unchained.back().first != checkpoint.state.unchained) {
    all.unchained.emplace_back(checkpoint.state.unchained, place);
  }
}

Witnesses read_witnesses(const std::filesystem::path& directory, const vault::LedgerKeys& keys) {
  Witnesses all;
  const auto found = [&](const Checkpoint& checkpoint) { add(all, checkpoint); };
  const auto wrong = [&](const std::string& place) {
    all.wrong.push_back({"", "The checkpoint " + place + " is not as it was signed: altered."});
  };
  if (std::filesystem::is_directory(directory)) read_checkpoints(directory, keys, found, wrong);
  if (all.places.empty() && all.wrong.empty()) {
    throw std::runtime_error(directory.string() + " holds no checkpoints.");
  }
  for (auto& [number, witnesses] : all.lanes) {
    std::ranges::sort(witnesses, {},
                      [](const Witness& one) { return std::pair(one.position, one.place); });
  }
  return all;
}

// Where audit_lanes says that a lane ends.
struct End {
  std::int64_t position;
  Bytes head;
};

// Walks the events of one lane after the other. Of each lane only the first finding counts: what
// follows it may be its consequence.
class Walk {
 public:
  Walk(const vault::LedgerKeys& keys, const Witnesses& witnesses, std::map<int, End> ends)
      : keys_(keys), witnesses_(witnesses), ends_(std::move(ends)) {}

  void take(const Row& row) {
    const int number = static_cast<int>(app::number(row[lane]).value_or(-1));
    if (!begun_ || number != lane_) {
      finish();
      begin(number);
    }
    at_ = row[shown_at].value_or("infinity");
    const auto place = app::number(row[position]);
    const Bytes stored = bytes_of(row[mac]);
    if (!place || *place <= position_) {
      return complain(name(row) + (place && *place == position_ ? " is a second one at its position"
                                                                : " has no place in its lane"));
    }
    const bool gap = *place != position_ + 1;
    if (gap) {
      complain(fmt::format("Position {} of lane {} is missing: removed before {}.", position_ + 1,
                           lane_, name(row)));
    }
    const auto link = link_of(row);
    // After a gap the link before is not known.
    if (link && keys_.links(previous_, audit_events::content_of(*link), stored)) {
      ++genuine_;
    } else if (!gap) {
      complain(name(row) + " is not as it was written: altered");
    }
    compare_with_witnesses(*place, stored, row);
    position_ = *place;
    previous_ = stored;
  }

  std::vector<Finding> findings() && {
    finish();
    // Lanes without any event that should have some.
    for (const auto& [number, end] : ends_) empty_lane(number);
    for (const auto& [number, all] : witnesses_.lanes) empty_lane(number);
    return std::move(findings_);
  }
  // Events whose MAC is right.
  [[nodiscard]] std::int64_t genuine() const { return genuine_; }

 private:
  static std::string name(const Row& row) {
    return fmt::format("Event {} (lane {}, position {}, {})", row[id].value_or("without an id"),
                       row[lane].value_or("?"), row[position].value_or("?"),
                       row[shown_at].value_or("at no time"));
  }

  void begin(int number) {
    begun_ = true;
    lane_ = number;
    position_ = 0;
    previous_.clear();
    at_.clear();
    complained_ = false;
    seen_.insert(number);
    const auto found = witnesses_.lanes.find(number);
    next_witness_ = found == witnesses_.lanes.end() ? nullptr : found->second.data();
    last_witness_ =
        found == witnesses_.lanes.end() ? nullptr : found->second.data() + found->second.size();
  }

  void compare_with_witnesses(std::int64_t place, const Bytes& stored, const Row& row) {
    for (; next_witness_ != last_witness_ && next_witness_->position <= place; ++next_witness_) {
      if (next_witness_->position == place && next_witness_->head == stored) continue;
      complain(
          fmt::format("{} is not the one that the checkpoint {} saw there: history was "
                      "rewritten",
                      name(row), witnesses_.places[next_witness_->place]));
    }
  }

  void finish() {
    if (!begun_) return;
    if (next_witness_ != last_witness_) {
      complain(fmt::format(
          "Lane {} ends at position {}, but the checkpoint {} saw position {}: its "
          "newest events were removed.",
          lane_, position_, witnesses_.places[next_witness_->place], next_witness_->position));
    }
    const auto end = ends_.find(lane_);
    const std::int64_t recorded = end == ends_.end() ? 0 : end->second.position;
    if (recorded > position_) {
      complain(
          fmt::format("Lane {} has events up to position {} but wrote {}: position {} is "
                      "missing.",
                      lane_, position_, recorded, position_ + 1));
    } else if (recorded < position_) {
      complain(
          fmt::format("Lane {} wrote {} events but has one at position {}: added, or the lane "
                      "was set back.",
                      lane_, recorded, position_));
    } else if (position_ > 0 && end->second.head != previous_) {
      complain(fmt::format("The end of lane {} (position {}) is not the mac of its last event.",
                           lane_, position_));
    }
    begun_ = false;
  }

  void empty_lane(int number) {
    if (seen_.contains(number)) return;
    begin(number);
    finish();
  }

  void complain(std::string sentence) {
    if (std::exchange(complained_, true)) return;
    if (!sentence.ends_with('.')) sentence.push_back('.');
    findings_.push_back({at_, std::move(sentence)});
  }

  const vault::LedgerKeys& keys_;
  const Witnesses& witnesses_;
  std::map<int, End> ends_;
  std::set<int> seen_;
  bool begun_ = false;
  bool complained_ = false;
  int lane_ = 0;
  std::int64_t position_ = 0;
  Bytes previous_;
  std::string at_;
  std::int64_t genuine_ = 0;
  const Witness* next_witness_ = nullptr;
  const Witness* last_witness_ = nullptr;
  std::vector<Finding> findings_;
};

std::map<int, End> read_ends(postgres::BlockingConnection& owner) {
  std::map<int, End> ends;
  for (const auto& row : owner.query(std::string(sql::app::used_lanes.sql))) {
    ends[static_cast<int>(number(row[0]).value_or(-1))] = {number(row[1]).value_or(0),
                                                           bytes_of(row[2])};
  }
  return ends;
}

std::int64_t walk_rows(postgres::BlockingConnection& owner, Walk& walk, std::int64_t estimate,
                       const Progress& progress) {
  owner.execute("DECLARE trail NO SCROLL CURSOR FOR " + std::string(sql::app::walk_chain.sql));
  std::int64_t done = 0;
  while (true) {
    const auto rows = owner.query("FETCH " + std::string(rows_at_once) + " FROM trail");
    if (rows.empty()) return done;
    for (const Row& row : rows) walk.take(row);
    done += static_cast<std::int64_t>(rows.size());
    if (progress) progress(static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(estimate));
  }
}

void look_outside_the_chain(postgres::BlockingConnection& owner, const Witnesses& witnesses,
                            Verdict& verdict) {
  const auto found = owner.query(std::string(sql::app::first_outside_chain.sql));
  if (!found.empty()) {
    const std::string at = found[0][1].value_or("infinity");
    verdict.findings.push_back(
        {at, fmt::format("Event {} ({}) is not part of the chain, which had begun by then: added.",
                         found[0][0].value_or("without an id"), at)});
  }
  for (const auto& [count, place] : witnesses.unchained) {
    if (count == verdict.unchained) continue;
    verdict.findings.push_back(
        {"", fmt::format("There are {} events older than the chain, but the checkpoint {} saw {}.",
                         verdict.unchained, witnesses.places[place], count)});
    break;
  }
}

}  // namespace

Verdict verify_trail(postgres::BlockingConnection& owner, const vault::LedgerKeys& keys,
                     const std::optional<std::filesystem::path>& checkpoints,
                     const Progress& progress) {
  // Before the snapshot, which therefore holds all that they saw.
  const Witnesses witnesses = checkpoints ? read_witnesses(*checkpoints, keys) : Witnesses();
  Verdict verdict;
  verdict.checkpoints = static_cast<std::int64_t>(witnesses.places.size());
  owner.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  // Rather fail than overlook rows that a policy hides.
  owner.execute("SET LOCAL row_security = off; SET LOCAL statement_timeout = 0");
  const auto totals = owner.query(std::string(sql::app::chain_totals.sql)).at(0);
  verdict.unchained = number(totals[1]).value_or(0);
  Walk walk(keys, witnesses, read_ends(owner));
  verdict.events = walk_rows(owner, walk, number(totals[0]).value_or(0), progress);
  look_outside_the_chain(owner, witnesses, verdict);
  owner.execute("COMMIT");
  verdict.genuine = walk.genuine();
  auto findings = std::move(walk).findings();
  verdict.findings.insert(verdict.findings.end(), findings.begin(), findings.end());
  verdict.findings.insert(verdict.findings.end(), witnesses.wrong.begin(), witnesses.wrong.end());
  std::ranges::sort(verdict.findings, {},
                    [](const Finding& one) { return std::tie(one.at, one.sentence); });
  return verdict;
}

}  // namespace billspay::app
