using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace JobKit.AspNetCore.Tests;

public sealed partial class ClientPackageTests
{
    private const int LargestModule = 8 * 1024;

    [Fact]
    public void The_module_is_at_most_8_KB_on_the_wire()
    {
        ClientPackage.Files.Where(name => name.EndsWith(".js", StringComparison.Ordinal)).Sum(Zipped).Should().BeInRange(1, LargestModule);
    }

    [Fact]
    public void Its_package_holds_every_file_and_nothing_else()
    {
        var listed = ClientPackage.Manifest.GetProperty("files").EnumerateArray().Select(name => name.GetString());

        listed.Append("package.json").Should().BeEquivalentTo(ClientPackage.Files);
    }

    [Fact]
    public void What_its_package_exports_is_in_it_and_each_script_has_its_types()
    {
        var targets = ClientPackage.Manifest.GetProperty("exports").EnumerateObject()
            .SelectMany(entry => entry.Value.ValueKind == JsonValueKind.String ? [entry.Value.GetString()!] : entry.Value.EnumerateObject().Select(it => it.Value.GetString()!));

        targets.Select(path => path["./".Length..]).Should().BeEquivalentTo(ClientPackage.Files.Except(["package.json"]));
    }

    [Fact]
    public void It_depends_on_nothing_but_the_react_that_an_app_may_bring()
    {
        ClientPackage.Manifest.TryGetProperty("dependencies", out _).Should().BeFalse();
        ClientPackage.Manifest.GetProperty("peerDependencies").EnumerateObject().Select(it => it.Name).Should().Equal("react");
        foreach (var name in ClientPackage.Files.Where(name => name.EndsWith(".js", StringComparison.Ordinal)))
        {
            var imports = Import().Matches(File.ReadAllText(ClientPackage.PathOf(name))).Select(match => match.Groups["from"].Value);
            imports.Should().BeSubsetOf(name == "react.js" ? ["./jobkit.js", "react"] : ["./jobkit.js"], name);
        }
    }

    [Fact]
    public void Its_version_is_that_of_the_packages()
    {
        var version = typeof(JobApi).Assembly.GetName().Version!;

        ClientPackage.Manifest.GetProperty("version").GetString().Should().Be(version.ToString(3));
    }

    [Theory]
    [InlineData("innerHTML")]
    [InlineData("outerHTML")]
    [InlineData("insertAdjacentHTML")]
    [InlineData("document.write")]
    [InlineData("eval(")]
    [InlineData("localStorage")]
    [InlineData("sessionStorage")]
    [InlineData("http:")]
    [InlineData("https:")]
    public void No_script_makes_markup_of_text_keeps_anything_or_names_a_host(string word)
    {
        ClientPackage.Files.Where(name => name.EndsWith(".js", StringComparison.Ordinal))
            .Where(name => File.ReadAllText(ClientPackage.PathOf(name)).Contains(word, StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static long Zipped(string name)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(File.ReadAllBytes(ClientPackage.PathOf(name)));
        }

        return zipped.Length;
    }

    [GeneratedRegex("from '(?<from>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();
}
