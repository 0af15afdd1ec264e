using System.Globalization;
using System.Text;

namespace JobKit.Tests.Migration.Shadowing;

/// <summary>JSON of every kind, by chance: deep, doubled names, huge numbers, half surrogate pairs.</summary>
internal sealed class RandomJson(Random chance)
{
    private static readonly string[] Names = ["a", "b", "id", "at", "odd name", "it's", "x.y", "", "日本", "\\ud83d"];

    private static readonly string[] Numbers =
        ["0", "-0", "1", "1.0", "1e0", "10", "1E+1", "0.1", "1.5", "-1.5", "1e400", "-1e400", "1e-400", "79228162514264337593543950335", "123456789012345678901234567890123", "1e99999999999"];

    private static readonly string[] Texts =
        ["", "a", "A", "\\u0041", "\\u0000", "\\ud83d", "\\ude00\\ud83d", "\\ud83d\\ude00", "日本", "2026-01-04T12:35:00Z", "2026-01-04T13:35:00.5+01:00", "\\\"quoted\\\""];

    public string Next(int depth = 4)
    {
        var kind = chance.Next(depth > 0 ? 9 : 6);
        return kind switch
        {
            0 => "null",
            1 => chance.Next(2) == 0 ? "true" : "false",
            2 or 3 => Numbers[chance.Next(Numbers.Length)],
            4 or 5 => $"\"{Texts[chance.Next(Texts.Length)]}\"",
            6 => $"[{string.Join(", ", Several(() => Next(depth - 1)))}]",
            _ => $"{{{string.Join(",", Several(() => $"\"{Names[chance.Next(Names.Length)]}\" : {Next(depth - 1)}"))}}}",
        };
    }

    /// <summary>The same with a few characters changed; mostly JSON still.</summary>
    public string Near(string json)
    {
        var text = new StringBuilder(json);
        for (var i = chance.Next(3); i > 0 && text.Length > 0; i--)
        {
            var at = chance.Next(text.Length);
            if (char.IsAsciiDigit(text[at]))
            {
                text[at] = (char)('1' + chance.Next(9));
            }
            else if (text[at] == 'a')
            {
                text[at] = 'b';
            }
        }

        return text.ToString();
    }

    public string Path()
    {
        var path = new StringBuilder("$");
        for (var i = chance.Next(4); i > 0; i--)
        {
            _ = chance.Next(6) switch
            {
                0 => path.Append("[*]"),
                1 => path.Append(CultureInfo.InvariantCulture, $"[{chance.Next(3)}]"),
                2 => path.Append(".*"),
                3 => path.Append("..id"),
                4 => path.Append("['odd name']"),
                _ => path.Append(".a"),
            };
        }

        return path.ToString();
    }

    private IEnumerable<string> Several(Func<string> one) => Enumerable.Range(0, chance.Next(4)).Select(_ => one());
}
