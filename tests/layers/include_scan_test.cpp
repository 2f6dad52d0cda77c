#include "include_scan.h"

#include <gtest/gtest.h>

namespace baophu::layers {
namespace {

using Found = std::vector<ScannedInclude>;

TEST(IncludeScan, ReadsQuotedAndAngledIncludesWithTheirLines) {
    const Found expected{{1, Form::angled, "vector"}, {3, Form::quoted, "core/base/date.h"}};
    EXPECT_EQ(scan_includes("#include <vector>\n\n#include \"core/base/date.h\"\nint x;\n"), expected);
}

TEST(IncludeScan, AllowsBlanksCommentsAndCarriageReturns) {
    const Found expected{
        {1, Form::quoted, "a.h"}, {2, Form::quoted, "b.h"}, {3, Form::quoted, "c.h"}, {4, Form::angled, "d"}};
    EXPECT_EQ(scan_includes("  #  include   \"a.h\"\r\n\t#include\"b.h\" // why\r\n"
                            "/* note */ # /* more */ include /**/ \"c.h\"\r\n#include <d>\r\n"),
              expected);
}

TEST(IncludeScan, ReadsALineThatIsContinued) {
    const Found expected{{1, Form::quoted, "a.h"}, {3, Form::quoted, "b.h"}, {5, Form::quoted, "c.h"}};
    EXPECT_EQ(scan_includes("#include \\\n \"a.h\"\n#inc\\\r\nlude \"b.h\"\n#include \"c.h\""), expected);
}

TEST(IncludeScan, ReadsTheFirstLineAfterAByteOrderMark) {
    const Found expected{{1, Form::quoted, "a.h"}};
    EXPECT_EQ(scan_includes("\xEF\xBB\xBF#include \"a.h\"\n"), expected);
}

TEST(IncludeScan, SkipsIncludesInComments) {
    EXPECT_EQ(scan_includes("// #include \"a.h\"\n// goes on \\\n#include \"b.h\"\n"), Found{});
    EXPECT_EQ(scan_includes("/* begins\n#include \"c.h\"\n*/ int x; /* \n */ #include \"d.h\"\n"), Found{});
    EXPECT_EQ(scan_includes("/* never closed\n#include \"e.h\"\n"), Found{});
}

TEST(IncludeScan, SkipsIncludesInStrings) {
    EXPECT_EQ(scan_includes("auto a = R\"(\n#include \"a.h\"\n)\";\n"), Found{});
    EXPECT_EQ(scan_includes("auto a = u8R\"sql( )\" \n#include \"a.h\"\n)sql\";\n"), Found{});
    EXPECT_EQ(scan_includes("auto a = \"\\\n#include <b.h>\";\n"), Found{});
    EXPECT_EQ(scan_includes("auto a = R\"(never closed\n#include \"a.h\"\n"), Found{});
}

TEST(IncludeScan, IsNotLedAstrayByQuotesAndSlashes) {
    const Found expected{{2, Form::quoted, "after.h"}};
    for (const char* line :
         {"auto url = \"http://x /* y\";", "auto n = 1'000'000;", "auto c = '\"';", "auto s = \"\\\"/*\";",
          "#error don't", "auto c = u8'\\'';", "int FOUR = 4; // R\"(", "/* // */", "// */ /*",
          "auto r = R\"(a\\)\";", "int x = 0xFF'FF; auto c = '/';"}) {
        EXPECT_EQ(scan_includes(std::string(line) + "\n#include \"after.h\"\n"), expected) << line;
    }
}

TEST(IncludeScan, CountsBothBranchesOfAConditionButNoOtherDirective) {
    const Found expected{{2, Form::quoted, "a.h"}, {4, Form::quoted, "b.h"}};
    EXPECT_EQ(scan_includes("#if __has_include(\"no.h\")\n#include \"a.h\"\n#else\n#include \"b.h\"\n#endif\n"
                            "#define TEXT \"no.h\"\nint include; x # include \"no.h\"\n#includes \"no.h\"\n"),
              expected);
}

TEST(IncludeScan, TellsAnIncludeThatNamesNoFile) {
    const Found expected{{1, Form::computed, "HEADER"}, {2, Form::computed, "\"open.h"}};
    EXPECT_EQ(scan_includes("#include HEADER \r\n#include \"open.h\n"), expected);
}

}  // namespace
}  // namespace baophu::layers
