namespace Storybook;

/// <summary>The look of the book; reading systems may overrule it.</summary>
internal static class StyleSheet
{
    public const string Css = """
        body { margin: 5%; font-family: Georgia, "Iowan Old Style", serif; line-height: 1.55; }
        figure { margin: 0 0 1.4em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }
        figure img { max-width: 100%; max-height: 60vh; }
        p { margin: 0; text-indent: 1.4em; text-align: left; hyphens: auto; orphans: 2; widows: 2; }
        figure + p { text-indent: 0; }
        figure + p::first-letter { font-size: 2.6em; line-height: 0.9; float: left; padding-right: 0.08em; }
        .cover { margin: 0; text-align: center; }
        .cover figure { margin: 0; }
        .cover img { max-height: 95vh; }
        nav ol { list-style-type: none; padding-left: 0; }
        nav li { margin: 0.4em 0; }

        """;
}
