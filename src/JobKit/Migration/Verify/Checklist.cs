using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>The seed documents' checklist: 8 sections, 32 items, each with who judges it.</summary>
internal static class Checklist
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static ImmutableArray<ChecklistItem> Items { get; } = Read();

    /// <summary>Every item as a check; those that the program judges by their judge.</summary>
    public static ImmutableArray<VerificationCheck> Checks { get; } =
    [
        .. Items.Select(item => new VerificationCheck(
            item.Id, item.Section, item.Title, item.Critical, item.Kind == VerificationKind.Automatic ? ChecklistJudges.Of(item.Id) : null)),
    ];

    private static ImmutableArray<ChecklistItem> Read()
    {
        using var file = typeof(Checklist).Assembly.GetManifestResourceStream("JobKit.Migration.Verify.checklist.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<ChecklistItem>>(file, Strict);
    }
}
