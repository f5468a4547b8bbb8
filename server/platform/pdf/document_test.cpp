#include "platform/pdf/document.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/pdf/catalog.hpp"
#include "tests/support/pdf_reader.hpp"

namespace billspay::pdf {
namespace {

using test_support::in_another_process;
using test_support::text_of_pdf;

const Facts facts{"A title: (ü)", "A subject", *parse_timestamp("2026-01-31T09:30:00Z"), "en-US"};
constexpr Box wide{50, 50, 500, 600};

std::string page_with(std::string_view text, const Box& box = wide) {
  Document page(facts);
  page.tagged("Document", [&] {
    page.tagged("H1", [&] { page.text({50, 20, 500, 20}, "Heading", {.size = 12, .bold = true}); });
    page.tagged("P", [&] { page.text(box, text, {}); });
  });
  return page.finish();
}

std::string words(std::size_t count) {
  std::string text;
  for (std::size_t n = 0; n < count; ++n) text += "word" + std::to_string(n) + ' ';
  return text;
}

TEST(Document, IsTheSameBytesWheneverAndWhereverItIsDrawn) {
  const auto draw = [] { return page_with("Some text, and عربي"); };
  const std::string elsewhere = in_another_process(draw);
  const std::string first = draw();
  page_with("something else in between, ğ");
  EXPECT_EQ(draw(), first);
  EXPECT_EQ(elsewhere, first);
  EXPECT_EQ(in_another_process(draw), first);
  EXPECT_NE(page_with("Some text, and عربى"), first);
}

TEST(Document, SaysWhatItIs) {
  const auto said = test_support::facts_of_pdf(page_with("text"));
  for (const auto* line :
       {"A title: (ü)", "A subject", "2026-01-31T09:30:00Z", "Tagged:          yes",
        "Pages:           1", "JavaScript:      no", "(letter)"}) {
    EXPECT_TRUE(said.contains(line)) << line << said;
  }
  const auto structure = test_support::structure_of_pdf(page_with("the text of it"));
  EXPECT_TRUE(structure.contains("H1 (block)\n    \"Heading\"")) << structure;
  EXPECT_TRUE(structure.contains("P (block)\n    \"the text of it\"")) << structure;
  const std::string file = page_with("text");
  EXPECT_TRUE(file.contains("/Lang (en-US)"));
  EXPECT_TRUE(file.contains("/DisplayDocTitle true"));
}

TEST(Document, BringsItsFontsAlong) {
  const auto fonts = test_support::fonts_of_pdf(page_with("Text, Текст, טקסט"));
  EXPECT_FALSE(fonts.empty());
  std::istringstream lines(fonts);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_TRUE(line.contains(" yes yes yes ")) << "embedded, subset, with Unicode: " << line;
  }
}

TEST(Document, ShowsTextAsTextWhateverIsInIt) {
  EXPECT_TRUE(text_of_pdf(page_with("<b>bold</b> &amp; office (x) \\n %PDF endobj"))
                  .contains("<b>bold</b> &amp; office (x) \\n %PDF endobj"));
  const auto broken = text_of_pdf(page_with("a\x01\x1B[2Jb \xFF c \xE2\x80\xAE d"));
  EXPECT_TRUE(broken.contains("[2Jb")) << broken;
  EXPECT_FALSE(broken.contains('\x1B'));
  EXPECT_TRUE(text_of_pdf(page_with("Привет, мир")).contains("Привет, мир"));
  for (const auto* text :
       {"", "\n\n\n", "حساب الكهرباء", "שלום\nhello\nשלום", "電気料金", "👩‍👧‍👦"}) {
    EXPECT_TRUE(page_with(text).starts_with("%PDF-1."));
  }
}

TEST(Document, WrapsAndThenLeavesOut) {
  Document page(facts);
  const Style style{.size = 10};
  const double line = page.height_of(wide, "x", style);
  EXPECT_GT(page.height_of(wide, words(100), style), 3 * line);
  const Box small{50, 50, 200, 3 * line * style.line_spacing};
  for (const auto& text : {words(500), std::string(5000, 'W'), std::string(500, '\n'),
                           "one\ntwo\n" + words(500), std::string("one\ntwo\nthree\nfour\nfive")}) {
    EXPECT_LE(page.height_of(small, text, style), small.height) << text.substr(0, 20);
    EXPECT_LE(page.text(small, text, style), small.height);
  }
  EXPECT_NEAR(page.height_of({0, 0, 100, 1}, words(50), style), line, 0.01);
  const auto cut = text_of_pdf(page_with(words(500), small));
  EXPECT_TRUE(cut.contains("word0 ")) << cut;
  EXPECT_TRUE(cut.contains("…")) << cut;
  EXPECT_FALSE(cut.contains("word400"));
  const auto lines = text_of_pdf(page_with("one\ntwo\nthree\nfour\nfive", small));
  EXPECT_TRUE(lines.contains("three …") || lines.contains("two …")) << lines;
  EXPECT_FALSE(lines.contains("five"));
}

TEST(Document, IsReadableAfterTheLanguageWasAdded) {
  for (const auto* other : {"", "no pdf", "trailer << /Root 1 0 R >> startxref 5",
                            "trailer << /Root 1 0 R /Info 2 0 R /Size 3 >> startxref x",
                            "trailer << /Root 1 0 R /Info 2 0 R /Size 3 >> startxref 5"}) {
    EXPECT_EQ(with_language(other, "en"), other);
  }
}

// Runs itself again where fontconfig finds nothing.
TEST(Document, SaysSoWhenThereIsNoFont) {
  if (std::getenv("BILLSPAY_TEST_WITHOUT_FONTS") != nullptr) {
    EXPECT_THROW(page_with("text"), std::runtime_error);
    return;
  }
  const auto config = std::filesystem::temp_directory_path() / "billspay-no-fonts.conf";
  std::ofstream(config) << "<?xml version=\"1.0\"?><fontconfig></fontconfig>";
  const std::string program = std::filesystem::read_symlink("/proc/self/exe");
  const std::string command = "BILLSPAY_TEST_WITHOUT_FONTS=1 FONTCONFIG_FILE=" + config.string() +
                              " " + program + " --gtest_filter=Document.SaysSoWhenThereIsNoFont";
  EXPECT_EQ(std::system((command + " >/dev/null 2>&1").c_str()), 0);
  std::filesystem::remove(config);
}

}  // namespace
}  // namespace billspay::pdf
