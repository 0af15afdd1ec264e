using JobKit.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class WebApi
{
    public static void Serve(WebApplicationBuilder builder)
    {
        #region web-services
        builder.Services.AddBackgroundJobs(jobs => jobs.AddHandler<WriteReport, string, WriteReportHandler>());
        builder.Services.AddBackgroundJobsApi();
        builder.Services.AddAuthentication().AddCookie();           // or whatever signs your users in
        builder.Services.AddAntiforgery();
        builder.Services.AddAuthorization(options =>
        {
            options.AddPolicy(JobKitPolicies.Read, policy => policy.RequireRole("support"));
            options.AddPolicy(JobKitPolicies.Operate, policy => policy.RequireRole("operator"));
            options.AddPolicy(JobKitPolicies.Emergency, policy => policy.RequireRole("operator"));
        });
        #endregion

        builder.Services.AddBackgroundJobsWebhook();
        var app = builder.Build();

        #region web-map
        app.MapBackgroundJobs("/api/jobs", api => api.AllowStart<WriteReport>("report"));
        #endregion

        #region web-webhook
        app.MapBackgroundJobsWebhook("/api/cron/process-jobs");
        #endregion

        #region web-admin
        app.MapBackgroundJobsAdmin("/api/admin");
        app.MapFeatureFlags("/api/feature-flags");
        #endregion

        #region web-health
        builder.Services.AddHealthChecks().AddBackgroundJobs();
        app.MapHealthChecks("/ready");
        #endregion
    }
}
