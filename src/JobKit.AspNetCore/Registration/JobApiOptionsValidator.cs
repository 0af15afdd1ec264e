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
        return problems.Result();
    }
}
