using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace JobKit.Architecture.Tests.Catalogue;

/// <summary>The documentation of properties, from the files that the compiler wrote beside the packages.</summary>
internal static partial class OptionSentences
{
    private static readonly Dictionary<string, XElement> Summaries = Repository.Packages
        .Select(package => Path.Combine(AppContext.BaseDirectory, package + ".xml"))
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value, member => member, StringComparer.Ordinal);

    public static string Of(PropertyInfo property) =>
        Spaces().Replace(string.Concat(Summaries[$"P:{property.DeclaringType!.FullName}.{property.Name}"].Element("summary")!.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => See(see.Attribute("cref")!.Value),
        _ => throw new InvalidOperationException($"{node} is new in the documentation of options: say here how it is to be shown."),
    };

    // A value of an enumeration is written in camel case.
    private static string See(string cref)
    {
        var last = cref[(cref.LastIndexOf('.') + 1)..];
        return $"`{(cref.StartsWith("F:", StringComparison.Ordinal) && IsEnum(cref[2..cref.LastIndexOf('.')]) ? JsonNamingPolicy.CamelCase.ConvertName(last) : last)}`";
    }

    private static bool IsEnum(string type) => Repository.Packages.Any(package => Assembly.Load(package).GetType(type) is { IsEnum: true });

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
