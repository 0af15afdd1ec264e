using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace JobKit.AspNetCore;

/// <summary>What is asked of <c>IAuthorizationService</c> with a <see cref="Job"/> as the resource. By itself its owner may; the app's own handlers can refuse.</summary>
public static class JobOperations
{
    /// <summary>To see it.</summary>
    public static OperationAuthorizationRequirement Read { get; } = new() { Name = "JobKit.Job.Read" };

    /// <summary>To cancel it.</summary>
    public static OperationAuthorizationRequirement Cancel { get; } = new() { Name = "JobKit.Job.Cancel" };
}
