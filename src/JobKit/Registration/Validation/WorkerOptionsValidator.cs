using JobKit;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Section <c>JobKit:Worker</c>.</summary>
internal sealed class WorkerOptionsValidator : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options) => OptionProblems.Of(
    [
        .. Queues(options.Queues),
        Ranges.Number("JobKit:Worker:Concurrency", options.Concurrency, 1, 1000, "Set it to the number of jobs one node may run at once, or remove it for the default, 10."),
        Ranges.Span(
            "JobKit:Worker:MinPollInterval", options.MinPollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1),
            "Set it to the wait between looks at the store while there is work, or remove it for the default, 00:00:00.0500000."),
        Ranges.Span(
            "JobKit:Worker:MaxPollInterval", options.MaxPollInterval, options.MinPollInterval, TimeSpan.FromMinutes(5),
            "Set it to the wait between looks at the store when idle, at least JobKit:Worker:MinPollInterval, or remove it for the default, 00:00:05."),
        Ranges.Number("JobKit:Worker:PrefetchLimit", options.PrefetchLimit, 0, 10_000, "Set it to how many short jobs may be claimed ahead, or remove it for the default, 1000."),
        Ranges.Number("JobKit:Worker:SettleBatchSize", options.SettleBatchSize, 1, 5000, "Set it to how many outcomes go out in one statement, or remove it for the default, 500."),
        .. Leases(options),
        Ranges.Span(
            "JobKit:Worker:ShutdownGrace", options.ShutdownGrace, TimeSpan.Zero, TimeSpan.FromMinutes(10),
            "Set it to how long running jobs may go on when the app stops, or remove it for the default, 00:00:20."),
        Ranges.Number("JobKit:Worker:MaxAbandons", options.MaxAbandons, 0, 100, "Set it to how often a job's workers may die, or remove it for the default, 3."),
    ]);

    private static IEnumerable<string?> Queues(IList<string>? queues) => queues is null
        ? ["JobKit:Worker:Queues is null. It must be a list of queues. Set it to those this node serves, or remove it for the default, all."]
        : queues.Select((queue, i) => Ranges.Name(
            $"JobKit:Worker:Queues:{i}", queue ?? "", Ranges.QueueLength, "Set it to a queue's name, or remove JobKit:Worker:Queues for the default, all.")
            ?? ReservedNames.Queue($"JobKit:Worker:Queues:{i}", queue, "Remove it: every worker serves them."));

    private static IEnumerable<string?> Leases(WorkerOptions options) =>
    [
        Ranges.Span(
            "JobKit:Worker:LeaseDuration", options.LeaseDuration, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10),
            "Set it to how long a claimed job stays with a node that is not heard of, or remove it for the default, 00:00:30."),
        Ranges.Span(
            "JobKit:Worker:RenewInterval", options.RenewInterval, TimeSpan.FromMilliseconds(100), options.LeaseDuration / 3,
            "Set it to at most a third of JobKit:Worker:LeaseDuration, so that two renewals may fail before a lease is lost, or remove both for the defaults, 00:00:10 and 00:00:30."),
        Ranges.Span(
            "JobKit:Worker:SweepInterval", options.SweepInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5),
            "Set it to how often this node looks for ended leases, or remove it for the default, 00:00:10."),
    ];
}
