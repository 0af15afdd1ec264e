using JobKit.AspNetCore;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tells everything that is wrong with section <c>JobKit:Api</c> at once.</summary>
internal sealed class JobApiOptionsValidator : IValidateOptions<JobApiOptions>
{
    public ValidateOptionsResult Validate(string? name, JobApiOptions options)
    {
        var problems = new ApiOptionProblems();
        problems.Text("JobKit:Api:OwnerClaim", options.OwnerClaim, "Set it to the type of the claim that names the user, or remove it for the default, the name identifier.");
        problems.OneOf("JobKit:Api:StartStatusCode", options.StartStatusCode, [200, 202], "Set it to what clients expect, or remove it for the default, 202.");
        problems.Span("JobKit:Api:IdempotencyWindow", options.IdempotencyWindow, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30),
            "Set it to how long a client may repeat a start, or remove it for the default, 24 hours.");
        problems.Number("JobKit:Api:StartsPerMinute", options.StartsPerMinute, 1, 100_000, "Set it to how much one user may write in a minute, or remove it for the default, 60.");
        problems.Number("JobKit:Api:ReadsPerMinute", options.ReadsPerMinute, 1, 100_000, "Set it to how much one user may read in a minute, or remove it for the default, 600.");
        problems.Number("JobKit:Api:AdminWritesPerMinute", options.AdminWritesPerMinute, 1, 100_000,
            "Set it to how much one operator may write in a minute, or remove it for the default, 120.");
        problems.Number("JobKit:Api:StreamsPerUser", options.StreamsPerUser, 1, 100, "Set it to how many requests a user may hold open, or remove it for the default, 6.");
        problems.Number("JobKit:Api:StreamsPerNode", options.StreamsPerNode, 1, 50_000, "Set it to how many requests a node may hold open, or remove it for the default, 2000.");
        problems.Span("JobKit:Api:StreamLifetime", options.StreamLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(2),
            "Set it to how long a stream lasts, or remove it for the default, 15 minutes.");
        problems.Span("JobKit:Api:ProcessMaxDuration", options.ProcessMaxDuration, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5),
            "Set it below what the caller and the proxies between wait, or remove it for the default, 25 seconds.");
        problems.Add(!Enum.IsDefined(options.AnonymousJobs), $"JobKit:Api:AnonymousJobs is {(int)options.AnonymousJobs}. It must be refuse or cookie. Remove it for the default, refuse.");
        problems.Add(!Enum.IsDefined(options.Csrf), $"JobKit:Api:Csrf is {(int)options.Csrf}. It must be token or origin. Remove it for the default, token.");
        foreach (var origin in options.AllowedOrigins)
        {
            problems.Add(!IsOrigin(origin),
                $"JobKit:Api:AllowedOrigins holds \"{OneLineText.Of(origin)}\". It must hold origins: scheme and host without a path, as https://app.example. Write it so, or remove it.");
        }

        return problems.Result();
    }

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.GetLeftPart(UriPartial.Authority) == origin;
}
