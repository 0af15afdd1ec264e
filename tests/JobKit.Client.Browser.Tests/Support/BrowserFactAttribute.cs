namespace JobKit.Client.Browser.Tests;

/// <summary>A test that needs a browser: shown as skipped where there is none, and failing there when it is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}
