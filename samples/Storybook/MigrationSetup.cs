using JobKit.AspNetCore;
using JobKit.Migration;

namespace Storybook;

/// <summary>What the web app has beyond the command line: jobs over HTTP, and the old endpoint on its way to them.</summary>
internal static class MigrationSetup
{
    public const string Key = "create-storybook";

    /// <summary>The plan that moves the endpoint over weeks.</summary>
    public const string Plan = "create-storybook";

    /// <summary>What the old endpoint's clients rely on. The seed documents' shape is in the library.</summary>
    public static readonly LegacyContract Contract = SeedLegacyContracts.CreateStorybook with
    {
        JobType = "storybook.create",
        StatusUrl = "/api/jobs/storybook/status/{jobId}",
    };

    /// <param name="services">The app's.</param>
    /// <param name="plan">The name of a file in the folder <c>plans</c>.</param>
    public static IServiceCollection AddStorybookApi(this IServiceCollection services, string plan)
    {
        services.AddJobMigration(migration => migration
            .UseEntityFrameworkCore()
            .AddLegacyContract(Contract)
            .AddRollout<CreateStorybook>(PathOf(plan), flag: "backgroundJobs"));

        // The sample has no sign-in: a visitor's jobs belong to a random cookie. Nobody operates it over HTTP.
        services.AddBackgroundJobsApi(api => (api.AnonymousJobs, api.Csrf) = (AnonymousJobs.Cookie, CsrfMode.Origin));
        services.AddAuthorizationBuilder()
            .AddPolicy(JobKitPolicies.Read, policy => policy.RequireAssertion(_ => false))
            .AddPolicy(JobKitPolicies.Operate, policy => policy.RequireAssertion(_ => false))
            .AddPolicy(JobKitPolicies.Emergency, policy => policy.RequireAssertion(_ => false));
        return services;
    }

    public static string PathOf(string plan) => Path.Combine(AppContext.BaseDirectory, "plans", Path.GetFileName(plan) + ".json");
}
