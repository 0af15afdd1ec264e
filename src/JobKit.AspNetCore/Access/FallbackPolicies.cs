using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>What holds where the app has not defined a policy: Rollout is Operate, sensitive data is nobody's, and in Development, if asked for, all may.</summary>
internal sealed class FallbackPolicies(IOptions<JobApiOptions> api, IHostEnvironment environment) : IPostConfigureOptions<AuthorizationOptions>
{
    public static readonly string[] Required = [JobKitPolicies.Read, JobKitPolicies.Operate, JobKitPolicies.Emergency];

    public void PostConfigure(string? name, AuthorizationOptions options)
    {
        if (api.Value.AllowAnonymousInDevelopment && environment.IsDevelopment())
        {
            foreach (var required in Required.Where(required => options.GetPolicy(required) is null))
            {
                options.AddPolicy(required, policy => policy.RequireAssertion(_ => true));
            }
        }

        if (options.GetPolicy(JobKitPolicies.Rollout) is null && options.GetPolicy(JobKitPolicies.Operate) is { } operate)
        {
            options.AddPolicy(JobKitPolicies.Rollout, operate);
        }

        if (options.GetPolicy(JobKitPolicies.ReadSensitive) is null)
        {
            options.AddPolicy(JobKitPolicies.ReadSensitive, policy => policy.RequireAssertion(_ => false));
        }
    }
}
