package io.qualitender.api.platform.app;

import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.jackson.Jackson;
import io.qualitender.admin.limit.RequestRates;
import io.qualitender.admin.limit.TenantConcurrency;
import io.qualitender.api.platform.app.QualitenderConfiguration.Requests;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.http.server.HttpServerSetup;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.job.Ticker;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.migration.Migrations;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.StartupCheck;
import java.time.Duration;

/**
 * The Dropwizard application: pools, start checks, resources, jobs. Refuses to start on a database
 * with wrong privileges or another schema version.
 */
public final class QualitenderApplication extends Application<QualitenderConfiguration> {

  @Override
  public String getName() {
    return "qualitender";
  }

  @Override
  public void initialize(Bootstrap<QualitenderConfiguration> bootstrap) {
    bootstrap.setObjectMapper(Json.mapper());
    // Configuration files use Dropwizard's property names.
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new YamlConfigurationFactory<>(type, validator, Jackson.newObjectMapper(), prefix));
  }

  @Override
  public void run(QualitenderConfiguration configuration, Environment environment) {
    DatabaseAccess access = configuration.database();
    ManagedDataSource app =
        pool("app", configuration.getPools().app(), access.app(), access, environment);
    ConnectionPools pools =
        new ConnectionPools(
            app,
            pool(
                "control",
                configuration.getPools().control(),
                access.control(),
                access,
                environment),
            pool("worker", configuration.getPools().worker(), access.worker(), access, environment),
            Json.mapper(),
            new SqlErrorTranslator(Wiring.constraints()));
    Migrations.requireCurrent(app);
    StartupCheck.run(pools);

    Wiring wiring = new Wiring(pools, configuration);
    HttpServerSetup.install(environment, wiring.credentials(), http(configuration));
    Components components = wiring.components();
    components.resources().forEach(environment.jersey()::register);
    components.managed().forEach(environment.lifecycle()::manage);
    DueJobRunner dueJobs = components.dueJobs();
    Duration tick = configuration.getTick().toJavaDuration();
    if (!tick.isZero()) {
      environment.lifecycle().manage(new Ticker(dueJobs::performDue, tick));
      dueJobs
          .waitingAfterFailure()
          .keySet()
          .forEach(
              kind ->
                  environment
                      .metrics()
                      .registerGauge(
                          "due-work.failing." + kind,
                          () -> dueJobs.waitingAfterFailure().get(kind)));
    }
    environment.healthChecks().register("database", new DatabaseHealth(pools));
    environment
        .servlets()
        .addServlet("reading-page", new ReadingPageScript())
        .addMapping(ReadingPageScript.PATH);
  }

  private static HttpServerSetup.Settings http(QualitenderConfiguration configuration) {
    Requests requests = configuration.getLimits().requests();
    return new HttpServerSetup.Settings(
        new RequestRates(
            requests.perMinuteAndAddress(),
            requests.perMinuteAndKey(),
            new TenantConcurrency(
                requests.atOncePerTenant(),
                requests.waitingPerTenant(),
                requests.waitAtMost().toJavaDuration())),
        configuration.getNetwork().proxies(),
        configuration.getNetwork().headersWithin().toJavaDuration());
  }

  private static ManagedDataSource pool(
      String name,
      PoolSize size,
      DatabaseLogin login,
      DatabaseAccess access,
      Environment environment) {
    ManagedDataSource pool =
        size.factory(access.jdbcUrl(), login).build(environment.metrics(), "pool." + name);
    environment.lifecycle().manage(pool);
    return pool;
  }
}
