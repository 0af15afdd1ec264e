using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>The seed documents' checklists, each item with who judges it.</summary>
internal static class Checklist
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>After a migration: 8 sections, 32 items.</summary>
    public static ImmutableArray<VerificationCheck> Checks { get; } = Read("checklist.json");

    /// <summary>Around a deployment: the 8 of the manual test and the 5 before it.</summary>
    public static ImmutableArray<VerificationCheck> Integration { get; } = Read("integration.json");

    private static ImmutableArray<VerificationCheck> Read(string name)
    {
        using var file = typeof(Checklist).Assembly.GetManifestResourceStream("JobKit.Migration.Verify." + name)!;
        var items = JsonSerializer.Deserialize<ImmutableArray<ChecklistItem>>(file, Strict);
        return
        [
            .. items.Select(item => new VerificationCheck(
                item.Id, item.Section, item.Title, item.Critical, item.Kind == VerificationKind.Automatic ? ChecklistJudges.Of(item.Id) : null)),
        ];
    }
}
