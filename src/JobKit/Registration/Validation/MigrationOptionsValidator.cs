using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Section <c>JobKit:Migration</c>.</summary>
internal sealed class MigrationOptionsValidator : IValidateOptions<MigrationOptions>
{
    private const string RefreshMend = "Set it to how often this node is to ask for changed flags, at most a third of MaxStale, or remove it for the default, 00:00:01.";

    public ValidateOptionsResult Validate(string? name, MigrationOptions options) => OptionProblems.Of(
    [
        OneOf("Override", options.Override, "Set it to the side that is to answer everything, or remove it for the default, None."),
        OneOf("EnvironmentOrder", options.EnvironmentOrder, "Set it to Seed if an override is to beat a rollback, or remove it for the default, RollbackFirst."),
        Ranges.Span(
            "JobKit:Migration:MaxStale", options.MaxStale, TimeSpan.FromSeconds(10), TimeSpan.FromDays(7),
            "Set it to how long rollouts may go on as last known without the store, or remove it for the default, 00:15:00."),
        Ranges.Span(
            "JobKit:Migration:FlagRefresh", options.FlagRefresh, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), RefreshMend)
            ?? Ranges.Span("JobKit:Migration:FlagRefresh", options.FlagRefresh, TimeSpan.Zero, options.MaxStale / 3, RefreshMend),
        options.FlagFile is { } file && string.IsNullOrWhiteSpace(file)
            ? "JobKit:Migration:FlagFile is blank. It must be the path of a file. Set it, or remove it for none, the default."
            : null,
    ]);

    private static string? OneOf<T>(string key, T value, string mend)
        where T : struct, Enum => Enum.IsDefined(value) ? null : $"JobKit:Migration:{key} is {value}. It must be one of {string.Join(", ", Enum.GetNames<T>())}. {mend}";
}
