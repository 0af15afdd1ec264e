namespace JobKit.Architecture.Tests.Catalogue;

/// <summary>The catalogue, made from the classes, their validators and their documentation.</summary>
internal static class OptionRows
{
    private static readonly string[] Order =
        ["Worker", "Jobs", "Queues", "Retention", "Store", "Migration", "Flags", "Alerts", "Backup", "Api", "Webhook", "Health"];

    private static readonly Lazy<IReadOnlyList<OptionRow>> Made = new(() => [.. OptionApp.Options.OrderBy(it => Array.IndexOf(Order, it.Key.Split(':')[1])).Select(Of)]);

    public static IReadOnlyList<OptionRow> All => Made.Value;

    private static OptionRow Of(JobKitOption option)
    {
        var (must, mend) = OptionRange.Of(option);
        return new(option, must, mend, OptionSentences.Of(option.Property));
    }
}
