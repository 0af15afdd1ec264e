using JobKit;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Section <c>JobKit:Retention</c>.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options) => OptionProblems.Of(
    [
        Age("Completed", options.Completed),
        Age("Failed", options.Failed),
        Age("Cancelled", options.Cancelled),
        Ranges.Number("JobKit:Retention:BatchSize", options.BatchSize, 1, 10_000, "Set it to how many jobs one transaction may remove, or remove it for the default, 1000."),
    ]);

    private static string? Age(string status, TimeSpan age) => Ranges.Span(
        $"JobKit:Retention:{status}", age, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650),
        "Set it to how long such jobs are kept after their end, or remove it for the default, 7.00:00:00.");
}
