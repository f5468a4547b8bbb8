// How the shipped program is built, read from its own ELF headers.
#include <elf.h>
#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <sstream>

namespace billspay::app {
namespace {

class Program {
 public:
  Program() {
    std::ostringstream text;
    text << std::ifstream(BILLSPAY_BINARY, std::ios::binary).rdbuf();
    bytes_ = text.str();
  }

  template <class T>
  [[nodiscard]] T at(std::size_t offset) const {
    T value{};
    if (offset + sizeof value <= bytes_.size()) {
      std::memcpy(&value, bytes_.data() + offset, sizeof value);
    }
    return value;
  }
  [[nodiscard]] Elf64_Ehdr header() const { return at<Elf64_Ehdr>(0); }
  [[nodiscard]] Elf64_Phdr segment(Elf64_Word type) const {
    const auto head = header();
    for (unsigned i = 0; i < head.e_phnum; ++i) {
      const auto one = at<Elf64_Phdr>(head.e_phoff + i * sizeof(Elf64_Phdr));
      if (one.p_type == type) return one;
    }
    return {};
  }
  [[nodiscard]] Elf64_Xword dynamic(Elf64_Sxword tag) const {
    const auto table = segment(PT_DYNAMIC);
    for (std::size_t at_byte = 0; at_byte < table.p_filesz; at_byte += sizeof(Elf64_Dyn)) {
      const auto entry = at<Elf64_Dyn>(table.p_offset + at_byte);
      if (entry.d_tag == tag) return entry.d_un.d_val;
    }
    return 0;
  }
  [[nodiscard]] bool mentions(std::string_view symbol) const {
    return bytes_.find(symbol) != std::string::npos;
  }

 private:
  std::string bytes_;
};

// S70
TEST(Hardening, TheProgramIsPositionIndependentWithReadOnlyRelocationsAndCanaries) {
  const Program program;
  EXPECT_EQ(program.header().e_type, ET_DYN);
  EXPECT_EQ(program.segment(PT_GNU_RELRO).p_type, static_cast<Elf64_Word>(PT_GNU_RELRO));
  EXPECT_EQ(program.segment(PT_GNU_STACK).p_type, static_cast<Elf64_Word>(PT_GNU_STACK));
  EXPECT_EQ(program.segment(PT_GNU_STACK).p_flags & PF_X, 0U);
  EXPECT_NE(program.dynamic(DT_FLAGS) & DF_BIND_NOW, 0U);
  EXPECT_NE(program.dynamic(DT_FLAGS_1) & DF_1_PIE, 0U);
  EXPECT_TRUE(program.mentions("__stack_chk_fail"));
}

}  // namespace
}  // namespace billspay::app
