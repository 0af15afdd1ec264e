using System.Text.RegularExpressions;

namespace JobKit.Architecture.Tests.Structure;

/// <summary>Finds declared types whose last word could stand for anything.</summary>
internal static partial class EmptyNames
{
    public static IEnumerable<string> In(string source) =>
        Declaration().Matches(CSharpText.CodeOf(source)).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(
        @"\b(class|struct|interface|enum|record)\s+(?<name>\w*(Manager|Helper|Helpers|Util|Utils|Processor|Service))\b",
        RegexOptions.ExplicitCapture,
        5000)]
    private static partial Regex Declaration();
}
