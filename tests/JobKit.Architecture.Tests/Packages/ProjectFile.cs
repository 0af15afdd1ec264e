using System.Xml.Linq;

namespace JobKit.Architecture.Tests.Packages;

/// <summary>What a project file says that it needs.</summary>
internal sealed record ProjectFile(IReadOnlyList<string> References)
{
    public static ProjectFile Parse(string xml)
    {
        var items = XDocument.Parse(xml).Descendants();
        return new([.. items
            .Where(item => item.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference")
            // Without Include it changes a reference that stands elsewhere.
            .Select(item => item.Attribute("Include")?.Value)
            .OfType<string>()
            .Select(NameOf)]);
    }

    private static string NameOf(string include) =>
        include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')) : include;
}
