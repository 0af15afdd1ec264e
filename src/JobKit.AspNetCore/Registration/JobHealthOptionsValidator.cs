using JobKit.AspNetCore;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tells everything that is wrong with section <c>JobKit:Health</c> at once.</summary>
internal sealed class JobHealthOptionsValidator : IValidateOptions<JobHealthOptions>
{
    public ValidateOptionsResult Validate(string? name, JobHealthOptions options)
    {
        var problems = new ApiOptionProblems();
        problems.Number("JobKit:Health:QueueDepthDegraded", options.QueueDepthDegraded, 1, 1_000_000, "Set it to how many due jobs are too many, or remove it for the default, 20.");
        problems.Span("JobKit:Health:OldestDueDegraded", options.OldestDueDegraded, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7),
            "Set it to how long a due job may wait, or remove it for the default, 10 minutes.");
        problems.Add(!(options.SuccessRateDegraded is >= 0 and <= 100),
            $"JobKit:Health:SuccessRateDegraded is {options.SuccessRateDegraded}. It must be between 0 and 100. Set it to a percentage, or remove it for the default, 90.");
        return problems.Result();
    }
}
