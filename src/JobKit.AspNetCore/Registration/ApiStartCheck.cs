using JobKit;
using JobKit.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Refuses to start an app whose endpoints would not be safe, and tells everything that is missing in one message.</summary>
internal sealed class ApiStartCheck(IServiceProvider services, MappedApis mapped, JobAliases aliases, IHostEnvironment environment) : IValidateOptions<ApiStart>
{
    public ValidateOptionsResult Validate(string? name, ApiStart options)
    {
        if (!mapped.Any)
        {
            return ValidateOptionsResult.Success;
        }

        var problems = new ApiOptionProblems();
        _ = OptionsOrProblems<JobHealthOptions>(problems);
        _ = mapped.TakesWebhooks ? OptionsOrProblems<JobWebhookOptions>(problems) : null;
        if (OptionsOrProblems<JobApiOptions>(problems) is { } api)
        {
            Policies(problems, api);
            Callers(problems, api);
        }

        foreach (var problem in aliases.Problems)
        {
            problems.Add(true, problem);
        }

        Shutdown(problems);
        return problems.Result();
    }

    private TOptions? OptionsOrProblems<TOptions>(ApiOptionProblems problems)
        where TOptions : class
    {
        try
        {
            return services.GetRequiredService<IOptionsMonitor<TOptions>>().CurrentValue;
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures)
            {
                problems.Add(true, failure);
            }

            return null;
        }
    }

    private void Policies(ApiOptionProblems problems, JobApiOptions api)
    {
        problems.Add(api.AllowAnonymousInDevelopment && !environment.IsDevelopment(),
            $"JobKit:Api:AllowAnonymousInDevelopment is true, and the environment is {environment.EnvironmentName}. Remove it: it is for Development alone.");

        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        var missing = FallbackPolicies.Required.Where(required => policies.GetPolicyAsync(required).GetAwaiter().GetResult() is null).ToList();
        problems.Add(missing.Count > 0,
            $"The authorization {(missing.Count == 1 ? "policy" : "policies")} {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not defined. "
            + "Say who may, with AddAuthorization(options => options.AddPolicy(JobKitPolicies.Read, policy => ...)), or set JobKit:Api:AllowAnonymousInDevelopment in Development.");
    }

    private void Callers(ApiOptionProblems problems, JobApiOptions api)
    {
        var signsIn = services.GetService<IAuthenticationSchemeProvider>()?.GetAllSchemesAsync().GetAwaiter().GetResult().Any() == true;
        problems.Add(mapped.ServesOwners && !signsIn && api.AnonymousJobs != AnonymousJobs.Cookie,
            "MapBackgroundJobs serves users their own jobs, and the app signs nobody in. Call AddAuthentication with a scheme, or set JobKit:Api:AnonymousJobs to cookie.");

        problems.Add(api.Csrf == CsrfMode.Token && services.GetService<IAntiforgery>() is null,
            "JobKit:Api:Csrf is token, and the app has no antiforgery. Call builder.Services.AddAntiforgery(), or set JobKit:Api:Csrf to origin for pages that send no token.");
    }

    private void Shutdown(ApiOptionProblems problems)
    {
        var host = services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        TimeSpan grace;
        try
        {
            grace = services.GetRequiredService<IOptions<WorkerOptions>>().Value.ShutdownGrace;
        }
        catch (OptionsValidationException)
        {
            // The worker's options tell of themselves.
            return;
        }

        problems.Add(host <= grace,
            $"HostOptions.ShutdownTimeout is {host:c}. It must be above JobKit:Worker:ShutdownGrace, {grace:c}, or jobs are cut off. Raise the one, or lower the other.");
    }
}
