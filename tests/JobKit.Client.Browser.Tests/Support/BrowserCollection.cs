namespace JobKit.Client.Browser.Tests;

/// <summary>One browser and one app for all tests here.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Stage>
{
    public const string Name = "browser";
}
