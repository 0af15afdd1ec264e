namespace JobKit.Architecture.Tests.Packages;

/// <summary>What each package may depend on. Whoever installs it gets all of this, so a new line here is a decision.</summary>
internal static class AllowedReferences
{
    private static readonly Dictionary<string, string[]> ByPackage = new(StringComparer.Ordinal)
    {
        ["JobKit"] =
        [
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Hosting.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Options",
            "Polly.Core",
        ],
        ["JobKit.EntityFrameworkCore"] = ["JobKit", "Microsoft.EntityFrameworkCore.Relational"],
        ["JobKit.AspNetCore"] = ["JobKit", "Microsoft.AspNetCore.App"],
        ["JobKit.Client"] = ["Microsoft.Extensions.Http"],
        ["JobKit.Testing"] = ["JobKit"],
    };

    public static IEnumerable<string> Breaches(string package, ProjectFile project) =>
        ByPackage.TryGetValue(package, out var allowed)
            ? project.References.Except(allowed, StringComparer.Ordinal)
                .Select(reference => $"{package} may not depend on {reference}, only on {string.Join(", ", allowed)}")
            : [$"{package} is new: say in {nameof(AllowedReferences)} what it may depend on"];
}
