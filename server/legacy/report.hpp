// What became of the rows: counts for each table, and every refused row with its reason. No value
// of a row is ever in it, only its id in the earlier database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace billspay::legacy {

struct Tally {
  std::string_view table;
  std::uint64_t read = 0;
  std::uint64_t imported = 0;
  std::uint64_t there_already = 0;  // from an earlier run
  std::uint64_t refused = 0;
};

class Report {
 public:
  Tally& begin(std::string_view table);
  // Of the table that began last.
  void refuse(std::string_view id, std::string_view reason);
  // Something that was imported, but not quite as it was.
  void note(std::string_view id, std::string_view what);

  [[nodiscard]] std::uint64_t refused() const;
  // {"User":{"read":3,…},…}
  [[nodiscard]] std::string counts_json() const;
  [[nodiscard]] std::string counts_text(bool written) const;
  // A line for each refused row, and each note.
  [[nodiscard]] std::string lines() const;

 private:
  std::vector<Tally> tallies_;
  std::vector<std::string> lines_;
};

}  // namespace billspay::legacy
