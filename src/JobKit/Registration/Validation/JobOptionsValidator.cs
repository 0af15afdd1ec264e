using JobKit;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Section <c>JobKit:Jobs</c>.</summary>
internal sealed class JobOptionsValidator : IValidateOptions<JobOptions>
{
    private const int Smallest = 1024;
    private const int Largest = 16 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, JobOptions options) => OptionProblems.Of(
    [
        Ranges.Number("JobKit:Jobs:MaxAttempts", options.MaxAttempts, 1, 100, "Set it to how often a job may be tried, or remove it for the default, 5."),
        Ranges.Span(
            "JobKit:Jobs:Timeout", options.Timeout, Ranges.ShortestTimeout, Ranges.LongestTimeout,
            "Set it to how long one attempt may run, or remove it for the default, 00:15:00."),
        Ranges.Span(
            "JobKit:Jobs:RetryBaseDelay", options.RetryBaseDelay, TimeSpan.Zero, TimeSpan.FromHours(1),
            "Set it to the longest wait before the second attempt, or remove it for the default, 00:00:02."),
        MaxDelay(options),
        Ranges.Number(
            "JobKit:Jobs:MaxPayloadBytes", options.MaxPayloadBytes, Smallest, Largest,
            "Set it to the size of the largest payload in bytes of JSON, or remove it for the default, 262144."),
        Ranges.Number(
            "JobKit:Jobs:MaxResultBytes", options.MaxResultBytes, Smallest, Largest,
            "Set it to the size of the largest result in bytes of JSON, or remove it for the default, 1048576."),
        Ranges.Number(
            "JobKit:Jobs:MaxPerOwner", options.MaxPerOwner, 1, 100_000,
            "Set it to how many unfinished jobs one owner may have, or remove it for no limit."),
        Enum.IsDefined(options.ErrorDetail)
            ? null
            : $"JobKit:Jobs:ErrorDetail is {(int)options.ErrorDetail}. It must be one of None, Message, Full. Set it to how much of an exception is stored, or remove it for the default, None.",
        options.SerializerOptions is null
            ? "JobOptions.SerializerOptions is null. It must be options of System.Text.Json. Set it to yours, or remove it for the default."
            : null,
    ]);

    // A base out of range has its own sentence; its bound here would only repeat it.
    private static string? MaxDelay(JobOptions options) => Ranges.Span(
        "JobKit:Jobs:RetryMaxDelay", options.RetryMaxDelay, options.RetryBaseDelay, TimeSpan.FromDays(7),
        "Set it to the longest wait between attempts, at least JobKit:Jobs:RetryBaseDelay, or remove it for the default, 00:10:00.");
}
