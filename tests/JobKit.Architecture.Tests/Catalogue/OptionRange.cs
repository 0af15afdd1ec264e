using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace JobKit.Architecture.Tests.Catalogue;

/// <summary>Asks a key's own validator for the range and the mend, by setting what is surely out of range.</summary>
internal static partial class OptionRange
{
    public static (string Must, string Mend) Of(JobKitOption option)
    {
        foreach (var text in Impossible(Nullable.GetUnderlyingType(option.Property.PropertyType) ?? option.Property.PropertyType))
        {
            try
            {
                OptionApp.Bound(option, text);
            }
            catch (OptionsValidationException wrong)
            {
                var key = option.Key.Replace("{name}", OptionApp.Name, StringComparison.Ordinal);
                var sentence = wrong.Failures.FirstOrDefault(it => it.StartsWith(key + " ", StringComparison.Ordinal));
                if (sentence is not null && Sentence().Match(sentence) is { Success: true } match)
                {
                    return (match.Groups["must"].Value, match.Groups["mend"].Value);
                }
            }
        }

        return ("", "");
    }

    private static string[] Impossible(Type type) =>
        type == typeof(int) ? [int.MinValue.ToString(CultureInfo.InvariantCulture)]
        : type == typeof(double) ? ["-1e9"]
        : type == typeof(TimeSpan) ? [TimeSpan.MinValue.ToString("c", CultureInfo.InvariantCulture)]
        : type == typeof(string) ? ["", "  "]
        : [];

    [GeneratedRegex(@"It must be (?<must>.+?)\. (?<mend>[A-Z].*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
