using JobKit.Migration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Admin;

/// <summary>An app that serves everything: users, operators, browsers' flags, the webhook.</summary>
internal static class AdminApp
{
    public const string Path = "/api/admin";
    public const string Key = "create-story";

    public static void Configure(JobAppSettings it)
    {
        WebhookApp.Configure(it);
        var (jobs, services, map) = (it.Jobs, it.Services, it.Map);
        it.Jobs = builder =>
        {
            jobs(builder);
            builder.AddJob<Letter>();
        };
        it.Services = all =>
        {
            services(all);
            all.AddJobMigration(Migrates);
        };
        it.Map = web =>
        {
            map(web);
            web.MapBackgroundJobsAdmin(Path);
            web.MapFeatureFlags("/api/feature-flags");
        };
    }

    /// <summary>Lets auditors see what is masked for all others.</summary>
    public static void Sensitive(JobAppSettings it)
    {
        var services = it.Services;
        it.Services = all =>
        {
            services(all);
            all.AddAuthorization(options => options.AddPolicy(JobKitPolicies.ReadSensitive, policy => policy.RequireRole("auditor")));
        };
    }

    /// <summary>One migration and two flags.</summary>
    public static void Migrates(IJobMigrationBuilder migration) => migration
        .AddFlag(new() { Name = "new-form", Enabled = true, Share = TrafficShare.All, ClientVisible = true })
        .AddFlag(new() { Name = "hidden", Enabled = true, Share = TrafficShare.All })
        .AddRollout(RolloutPlans.TwoStages(Key) with
        {
            Stages = [MigrationStage.Off, MigrationStage.Canary, MigrationStage.Complete],
            Steps = [TrafficShare.FromPercent(10), TrafficShare.FromPercent(50), TrafficShare.All],
        });
}
