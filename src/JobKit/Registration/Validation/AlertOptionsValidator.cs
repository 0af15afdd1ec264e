using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Section <c>JobKit:Alerts</c>, and what <c>AddAlerts</c> said. A webhook's address and a token are secrets, so no message shows them.</summary>
internal sealed class AlertOptionsValidator : IValidateOptions<AlertOptions>
{
    private const int ChannelLength = 200;

    public ValidateOptionsResult Validate(string? name, AlertOptions options) => OptionProblems.Of(
    [
        Ranges.Text("JobKit:Alerts:Channel", options.Channel ?? "", ChannelLength, "Set it to a channel's name, or remove it for the default, alerts."),
        Ranges.Text("JobKit:Alerts:MigrationChannel", options.MigrationChannel ?? "", ChannelLength, "Set it to a channel's name, or remove it for the default, migration."),
        Ranges.Span(
            "JobKit:Alerts:Timeout", options.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1),
            "Set it to how long one try may take, or remove it for the default, 00:00:10."),
        options.Token is { } token && (token.Length == 0 || token.Any(c => c is <= ' ' or > '~'))
            ? "JobKit:Alerts:Token is blank, or holds characters that no header can. It must be a bot's token. Set it, or remove it."
            : null,
        Address("JobKit:Alerts:BotAddress", options.BotAddress),
        .. options.Webhooks.Select(hook => Address(hook.Key.Length == 0 ? "JobKit:Alerts:Url" : $"The webhook of channel \"{NameText.Shown(hook.Key)}\"", hook.Value)),
        .. Rules(options.Jobs),
    ]);

    // The address of a webhook is a secret, and a bot's token goes with the message.
    private static string? Address(string key, Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? null
            : $"{key} is not an absolute https address; http is for this machine alone. Set it to the receiver's whole address.";

    private static IEnumerable<string?> Rules(JobAlertRules rules) =>
    [
        Ranges.Number("JobKit:Alerts:Jobs:MaxDepth", rules.MaxDepth, 1, 10_000, "Set it to how many due jobs may wait, or remove it for the default, 20."),
        Ranges.Span(
            "JobKit:Alerts:Jobs:MaxProcessing", rules.MaxProcessing, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7),
            "Set it to how long a job may run, or remove it for the default, 00:10:00."),
        Part("JobKit:Alerts:Jobs:MaxErrorRate", rules.MaxErrorRate, "Set it to the part of attempts that may fail, or remove it for the default, 0.1."),
        Part("JobKit:Alerts:Jobs:MinSuccessRate", rules.MinSuccessRate, "Set it to the part of jobs that must be completed, or remove it for the default, 0.9."),
        Ranges.Span(
            "JobKit:Alerts:Jobs:Window", rules.Window, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1),
            "Set it to what the rates are taken over, or remove it for the default, 00:15:00."),
        Ranges.Number("JobKit:Alerts:Jobs:MinJobs", rules.MinJobs, 1, 10_000, "Set it to how many jobs a rate needs, or remove it for the default, 10."),
        Ranges.Span(
            "JobKit:Alerts:Jobs:Period", rules.Period, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1),
            "Set it to how often each node looks, or remove it for the default, 00:01:00."),
        Ranges.Number("JobKit:Alerts:Jobs:CalmLooks", rules.CalmLooks, 1, 100, "Set it to how many good looks end an alert, or remove it for the default, 3."),
    ];

    private static string? Part(string key, double value, string mend) => value is >= 0 and <= 1 ? null : $"{key} is {value}. It must be between 0 and 1. {mend}";
}
