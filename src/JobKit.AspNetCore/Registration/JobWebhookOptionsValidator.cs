using JobKit.AspNetCore;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tells everything that is wrong with section <c>JobKit:Webhook</c> at once.</summary>
internal sealed class JobWebhookOptionsValidator : IValidateOptions<JobWebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, JobWebhookOptions options)
    {
        var problems = new ApiOptionProblems();
        (string Key, string? Secret)[] secrets =
        [
            (nameof(options.Secret), options.Secret),
            (nameof(options.PreviousSecret), options.PreviousSecret),
            (nameof(options.SharedSecret), options.SharedSecret),
            (nameof(options.BearerSecret), options.BearerSecret),
            (nameof(options.GitHubSecret), options.GitHubSecret),
            (nameof(options.VercelSecret), options.VercelSecret),
        ];
        problems.Add(secrets.All(one => one.Secret is null), "JobKit:Webhook has no secret. It must have one. Set JobKit:Webhook:Secret, or do not map the webhook.");
        foreach (var (key, secret) in secrets)
        {
            var problem = WebhookKey.Problem("JobKit:Webhook:" + key, secret);
            problems.Add(problem is not null, problem ?? "");
        }

        problems.Span("JobKit:Webhook:ClockTolerance", options.ClockTolerance, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(15),
            "Set it to how far clocks may be apart, or remove it for the default, 5 minutes.");
        problems.Number("JobKit:Webhook:CallsPerMinute", options.CallsPerMinute, 1, 10_000, "Set it to how often the caller calls, or remove it for the default, 60.");
        return problems.Result();
    }
}
