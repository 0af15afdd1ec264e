using System.Text;

namespace JobKit.Architecture.Tests.Structure;

/// <summary>Blanks out comments, strings and characters, so that what is left names types only where code does.</summary>
/// <remarks>The holes of interpolated strings are blanked too: a type that only such a hole names is not seen.</remarks>
internal sealed class CSharpText
{
    private readonly string _source;

    private readonly StringBuilder _code = new();

    private int _at;

    private CSharpText(string source) => _source = source;

    public static string CodeOf(string source) => new CSharpText(source).Scan();

    private string Scan()
    {
        while (_at < _source.Length)
        {
            if (Starts("//"))
            {
                SkipTo(EndOfLine());
            }
            else if (Starts("/*"))
            {
                SkipPast("*/", _at + 2);
            }
            else if (Quote() is var (prefix, quotes) && quotes > 0)
            {
                SkipString(prefix, quotes);
            }
            else if (_source[_at] == '\'')
            {
                SkipEscaped('\'', _at + 1);
            }
            else
            {
                _code.Append(_source[_at++]);
            }
        }

        return _code.ToString();
    }

    /// <summary>The <c>$</c> and <c>@</c> before a string here, and how many quotes open it; no quotes when none starts here.</summary>
    private (string Prefix, int Quotes) Quote()
    {
        var start = _at;
        while (start < _source.Length && _source[start] is '$' or '@')
        {
            start++;
        }

        var end = start;
        while (end < _source.Length && _source[end] == '"')
        {
            end++;
        }

        return (_source[_at..start], end - start);
    }

    private void SkipString(string prefix, int quotes)
    {
        var inside = _at + prefix.Length;
        if (quotes >= 3)
        {
            SkipPast(new string('"', quotes), inside + quotes);
        }
        else if (prefix.Contains('@', StringComparison.Ordinal))
        {
            SkipVerbatim(inside + 1);
        }
        else if (quotes == 2)
        {
            SkipTo(inside + 2);
        }
        else
        {
            SkipEscaped('"', inside + 1);
        }
    }

    private void SkipVerbatim(int from)
    {
        var end = from;
        while (end < _source.Length && (_source[end] != '"' || At(end + 1) == '"'))
        {
            end += _source[end] == '"' ? 2 : 1;
        }

        SkipTo(end + 1);
    }

    private void SkipEscaped(char closing, int from)
    {
        var end = from;
        while (end < _source.Length && _source[end] != closing)
        {
            end += _source[end] == '\\' ? 2 : 1;
        }

        SkipTo(end + 1);
    }

    private void SkipPast(string closing, int from)
    {
        var found = _source.IndexOf(closing, Math.Min(from, _source.Length), StringComparison.Ordinal);
        SkipTo(found < 0 ? _source.Length : found + closing.Length);
    }

    private void SkipTo(int end)
    {
        _at = Math.Min(end, _source.Length);
        _code.Append(' ');
    }

    private bool Starts(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private int EndOfLine()
    {
        var end = _source.IndexOf('\n', _at);
        return end < 0 ? _source.Length : end;
    }

    private char At(int index) => index < _source.Length ? _source[index] : '\0';
}
