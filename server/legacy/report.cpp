#include "legacy/report.hpp"

#include <fmt/core.h>

namespace billspay::legacy {

Tally& Report::begin(std::string_view table) {
  return tallies_.emplace_back(Tally{.table = table});
}

void Report::refuse(std::string_view id, std::string_view reason) {
  ++tallies_.back().refused;
  lines_.push_back(fmt::format("refused  {} {}: {}", tallies_.back().table, id, reason));
}

void Report::note(std::string_view id, std::string_view what) {
  lines_.push_back(fmt::format("note     {} {}: {}", tallies_.back().table, id, what));
}

std::uint64_t Report::refused() const {
  std::uint64_t all = 0;
  for (const auto& tally : tallies_) all += tally.refused;
  return all;
}

std::string Report::counts_json() const {
  std::string text = "{";
  for (const auto& tally : tallies_) {
    text += fmt::format(R"({}"{}":{{"read":{},"imported":{},"thereAlready":{},"refused":{}}})",
                        text.size() > 1 ? "," : "", tally.table, tally.read, tally.imported,
                        tally.there_already, tally.refused);
  }
  return text + "}";
}

std::string Report::counts_text(bool written) const {
  std::string text = fmt::format("{:<26}{:>10}{:>14}{:>16}{:>10}\n", "table", "read",
                                 written ? "imported" : "would import", "there already", "refused");
  for (const auto& tally : tallies_) {
    text += fmt::format("{:<26}{:>10}{:>14}{:>16}{:>10}\n", tally.table, tally.read, tally.imported,
                        tally.there_already, tally.refused);
  }
  return text;
}

std::string Report::lines() const {
  std::string text;
  for (const auto& line : lines_) text += line + "\n";
  return text;
}

}  // namespace billspay::legacy
